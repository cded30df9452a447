namespace LogMonitor.Core.Filtering.Compilation;

internal enum Dimension : byte
{
    None,
    Duration,
    Size,
}

/// <summary>A unit of time (its scale in seconds) or of size (in bytes).</summary>
internal readonly record struct Unit(Dimension Dimension, decimal Scale)
{
    // As written after a number. Sizes in any case; of a time only the usual case, because 5M is no five minutes.
    private static readonly Dictionary<string, Unit> Written = new(StringComparer.Ordinal)
    {
        ["ns"] = new(Dimension.Duration, 0.000_000_001m),
        ["us"] = new(Dimension.Duration, 0.000_001m),
        ["µs"] = new(Dimension.Duration, 0.000_001m),
        ["μs"] = new(Dimension.Duration, 0.000_001m),
        ["ms"] = new(Dimension.Duration, 0.001m),
        ["s"] = new(Dimension.Duration, 1),
        ["m"] = new(Dimension.Duration, 60),
        ["min"] = new(Dimension.Duration, 60),
        ["h"] = new(Dimension.Duration, 3600),
        ["d"] = new(Dimension.Duration, 86400),
        ["B"] = new(Dimension.Size, 1),
    };

    private static readonly Dictionary<string, Unit> Sizes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["KB"] = new(Dimension.Size, 1000m),
        ["MB"] = new(Dimension.Size, 1000_000m),
        ["GB"] = new(Dimension.Size, 1000_000_000m),
        ["TB"] = new(Dimension.Size, 1000_000_000_000m),
        ["KiB"] = new(Dimension.Size, 1024m),
        ["MiB"] = new(Dimension.Size, 1024m * 1024),
        ["GiB"] = new(Dimension.Size, 1024m * 1024 * 1024),
        ["TiB"] = new(Dimension.Size, 1024m * 1024 * 1024 * 1024),
    };

    // Words that end names, beside the units themselves.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["nanos"] = "ns",
        ["nanoseconds"] = "ns",
        ["micros"] = "us",
        ["microseconds"] = "us",
        ["millis"] = "ms",
        ["msec"] = "ms",
        ["milliseconds"] = "ms",
        ["sec"] = "s",
        ["secs"] = "s",
        ["seconds"] = "s",
        ["mins"] = "m",
        ["minutes"] = "m",
        ["hours"] = "h",
        ["days"] = "d",
        ["bytes"] = "B",
    };

    public bool IsNone => Dimension == Dimension.None;

    /// <summary>The unit of that spelling, without making a string.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Unit unit)
    {
        unit = default;
        if (utf8.Length is 0 or > 4) return false;
        Span<char> text = stackalloc char[4];
        text = text[..System.Text.Encoding.UTF8.GetChars(utf8, text)];
        return Written.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out unit)
            || Sizes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out unit);
    }

    /// <summary>The unit in which a field's name ends: <c>elapsed_ms</c>, <c>ElapsedMs</c>, <c>response.bytes</c>.</summary>
    public static Unit OfName(string name)
    {
        var start = LastWord(name);
        var word = name[start..].ToLowerInvariant();
        // A name that is one letter and no more says nothing.
        if (word.Length == 1 && start == 0) return default;
        if (Words.TryGetValue(word, out var unit)) word = unit;
        if (word == "b") word = "B";
        return Written.TryGetValue(word, out var written) || Sizes.TryGetValue(word, out written) ? written : default;
    }

    private static int LastWord(string name)
    {
        var start = name.LastIndexOfAny(['_', '-', '.', ' ', '/']) + 1;
        for (var i = name.Length - 1; i > start; i--)
        {
            if (char.IsUpper(name[i]) && char.IsLower(name[i - 1])) return i;
        }

        return start;
    }
}
