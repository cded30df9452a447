using LogMonitor.Core.Parsing;
using LogMonitor.Core.Text;

namespace LogMonitor.Core.Storage.Rereading;

/// <summary>A part of a choice that cannot be followed, and what to write instead.</summary>
/// <param name="Field"><c>format</c> or <c>zone</c>.</param>
public sealed record ReadingProblem(string Field, string Message);

/// <summary>Checks what a user wrote for a format and a zone.</summary>
public static class ReadingChoiceReader
{
    /// <summary>The zones that may be chosen, by their IANA names.</summary>
    public static IReadOnlyList<string> Zones { get; } = [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id).Append("UTC").Distinct().Order(StringComparer.Ordinal)];

    /// <param name="format">A name, or <c>auto</c>, nothing or null to let the lines decide.</param>
    /// <param name="zone">A name, or <c>auto</c>, nothing or null for UTC.</param>
    public static (ReadingChoice? Choice, IReadOnlyList<ReadingProblem> Problems) Read(string? format, string? zone, FormatRegistry formats)
    {
        var problems = new List<ReadingProblem>();
        var choice = new ReadingChoice(ReadFormat(format, formats, problems), ReadZone(zone, problems));
        return (problems.Count == 0 ? choice : null, problems);
    }

    private static string? ReadFormat(string? text, FormatRegistry formats, List<ReadingProblem> problems)
    {
        if (IsAuto(text)) return null;
        if (formats.All.FirstOrDefault(format => format.Name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known) return known.Name;
        var names = formats.All.Select(format => format.Name);
        var meant = Spelling.Nearest(text!, names) is { } nearest ? $"did you mean '{nearest}'?" : $"write {ParserOptions.AutoFormat} or one of {string.Join(", ", names.Order(StringComparer.Ordinal))}.";
        problems.Add(new ReadingProblem("format", $"There is no format '{text}'; {meant}"));
        return null;
    }

    private static string? ReadZone(string? text, List<ReadingProblem> problems)
    {
        if (IsAuto(text)) return null;
        if (Zones.FirstOrDefault(zone => zone.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        var meant = Zones.FirstOrDefault(zone => CityOf(zone).Equals(text!.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase)) ?? Spelling.Nearest(text!, Zones);
        problems.Add(new ReadingProblem("zone", $"There is no time zone '{text}' here; {(meant is null ? "write UTC or a name such as Europe/Berlin." : $"did you mean '{meant}'?")}"));
        return null;
    }

    private static bool IsAuto(string? text) => string.IsNullOrWhiteSpace(text) || text.Equals(ParserOptions.AutoFormat, StringComparison.OrdinalIgnoreCase);

    private static string CityOf(string zone) => zone[(zone.LastIndexOf('/') + 1)..];
}
