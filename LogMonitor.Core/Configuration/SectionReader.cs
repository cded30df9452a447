using System.Globalization;
using LogMonitor.Core.Text;

namespace LogMonitor.Core.Configuration;

/// <summary>
/// Reads one section key by key. Collects every error instead of stopping at the first, and knows at the end which keys
/// nobody asked for.
/// </summary>
internal sealed class SectionReader(ConfigurationNode section, List<ConfigurationError> errors)
{
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    public List<ConfigurationError> Errors => errors;

    public ConfigurationNode? Node(string key)
    {
        _asked.Add(key);
        return section.Children.GetValueOrDefault(key);
    }

    public SectionReader? Section(string key) => Node(key) is { } node ? new SectionReader(node, errors) : null;

    public string? Text(string key)
    {
        var node = Node(key);
        if (node is null) return null;
        if (node.Children.Count > 0) Fail(node, "is a section; write a single value.");
        return string.IsNullOrWhiteSpace(node.Value) ? null : node.Value;
    }

    /// <summary>A list, or a single value that stands for a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var node = Node(key);
        if (node is null) return [];
        return node.Children.Count > 0 ? [.. node.Items.Select(item => item.Value ?? "")] : node.Value is { Length: > 0 } single ? [single] : [];
    }

    public TimeSpan? Duration(string key) => Parse<TimeSpan>(key, TryParseDuration, "write a number and a unit, such as 30s, 15m, 12h or 7d.");

    public long? Size(string key) => Parse<long>(key, ByteSizes.TryParse, "write a number and a unit, such as 500MB, 5GB or 2GiB.");

    public int? Count(string key, int least, int most) => Parse<int>(
        key,
        (string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most,
        string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {most}."));

    public TEnum? Choice<TEnum>(string key)
        where TEnum : struct, Enum
    {
        var choices = Enum.GetNames<TEnum>();
        return Parse<TEnum>(
            key,
            (string text, out TEnum value) => Enum.TryParse(text, ignoreCase: true, out value) && !char.IsAsciiDigit(text[0]),
            $"write one of {string.Join(", ", choices.Select(choice => choice.ToLowerInvariant()))}.");
    }

    public void Fail(ConfigurationNode node, string remedy) => errors.Add(new ConfigurationError(node.Path, node.Value, remedy));

    public void Fail(string key, string remedy) => errors.Add(new ConfigurationError($"{section.Path}:{key}", section.Children.GetValueOrDefault(key)?.Value, remedy));

    /// <summary>Says of each key that nobody asked for that it is unknown, and what may have been meant.</summary>
    public void RejectUnknown()
    {
        foreach (var child in section.Children.Values.Where(child => !_asked.Contains(child.Name)))
        {
            var meant = Spelling.Nearest(child.Name, _asked);
            // The value may be a secret under a misspelt key.
            errors.Add(new ConfigurationError(child.Path, null, string.Create(
                CultureInfo.InvariantCulture,
                $"is not a key that LogMonitor knows{(meant is null ? "." : $"; did you mean {meant}?")} Known here: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.")));
        }
    }

    private static bool TryParseDuration(string text, out TimeSpan value)
    {
        var success = Durations.TryParse(text.AsSpan().Trim(), out var ticks);
        value = TimeSpan.FromTicks(ticks);
        return success;
    }

    private delegate bool Parser<T>(string text, out T value);

    private T? Parse<T>(string key, Parser<T> parse, string remedy)
        where T : struct
    {
        if (Text(key) is not { } text) return null;
        if (parse(text, out var value)) return value;
        Fail(key, remedy);
        return null;
    }
}
