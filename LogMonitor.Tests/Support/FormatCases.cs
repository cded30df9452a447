using System.Globalization;
using System.Text;

namespace LogMonitor.Tests.Support;

/// <summary>One record of a format's file in Cases/Formats: its text, and what a reader of the format must find in it.</summary>
/// <param name="Expected">Names and values; <c>time</c>, <c>level</c>, <c>message</c> and <c>flags</c> are the record's own.</param>
internal sealed record FormatCase(string Text, IReadOnlyList<(string Name, string Value)> Expected);

/// <summary>
/// A stream of one format. Lines with "> " are the log; behind the last line of a record stand the fields that it has, a name and a value a line. A case ends with an empty line; "# " begins a comment, "@ " a setting:
/// "zone Europe/Berlin", "arrival 2026-11-20T12:00:00Z", "format NAME" where the stream is recognised as another format than the file's name says.
/// </summary>
internal sealed class FormatCases
{
    public required string Format { get; init; }

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public long Arrival { get; private set; } = Some.Ticks;

    public List<FormatCase> Cases { get; } = [];

    /// <summary>The whole log, as it would stand in a file.</summary>
    public string Log => string.Concat(Cases.Select(record => record.Text + "\n"));

    public static IEnumerable<string> Files
        => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases", "Formats"), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static FormatCases Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Cases", "Formats", name + ".txt"));
        var format = lines.FirstOrDefault(line => line.StartsWith("@ format ", StringComparison.Ordinal))?["@ format ".Length..] ?? name;
        var cases = new FormatCases { Format = format };
        var text = new StringBuilder();
        var expected = new List<(string, string)>();
        foreach (var line in lines.Append(""))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) continue;
            if (line.StartsWith("@ ", StringComparison.Ordinal))
            {
                cases.Set(line[2..]);
            }
            else if (line.StartsWith('>'))
            {
                if (text.Length > 0) text.Append('\n');
                text.Append(line.Length > 1 ? Unescape(line[2..]) : "");
            }
            else if (line.Length > 0)
            {
                var space = line.IndexOf(' ', StringComparison.Ordinal);
                expected.Add(space < 0 ? (line, "") : (line[..space], line[(space + 1)..]));
            }
            else if (text.Length > 0)
            {
                cases.Cases.Add(new FormatCase(text.ToString(), [.. expected]));
                text.Clear();
                expected.Clear();
            }
        }

        return cases;
    }

    // Bytes that an editor would lose.
    private static string Unescape(string line) => line.Replace("␛", "\u001b", StringComparison.Ordinal).Replace("␉", "\t", StringComparison.Ordinal);

    private void Set(string setting)
    {
        var value = setting[(setting.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        switch (setting.Split(' ')[0])
        {
            case "zone":
                Zone = TimeZoneInfo.FindSystemTimeZoneById(value);
                break;
            case "arrival":
                Arrival = DateTimeOffset.Parse(value, CultureInfo.InvariantCulture).UtcTicks;
                break;
            case "format":
                break;
            default:
                throw new InvalidDataException($"Unknown setting '{setting}'.");
        }
    }
}
