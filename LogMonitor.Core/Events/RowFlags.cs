namespace LogMonitor.Core.Events;

/// <summary>What is worth knowing about one row beyond its text, time and level.</summary>
[Flags]
public enum RowFlags : ushort
{
    None = 0,

    /// <summary>The line has no stamp: its time is that of the line before it or of its arrival.</summary>
    NoTime = 1 << 0,

    /// <summary>The stamp has no zone: the zone of the source was used.</summary>
    NoZone = 1 << 1,

    /// <summary>The line was longer than the cap; the rest was discarded and counted.</summary>
    Truncated = 1 << 2,

    /// <summary>Bytes that are not UTF-8 were replaced by U+FFFD.</summary>
    InvalidUtf8 = 1 << 3,

    /// <summary>A limit on lines or bytes ended a multi-line record early.</summary>
    Cut = 1 << 4,

    /// <summary>The stamp is older than what its stream had already shown.</summary>
    Late = 1 << 5,

    /// <summary>The stamp lies in the future; windows use the arrival instead.</summary>
    Future = 1 << 6,

    /// <summary>The last line had no line break yet when it was committed.</summary>
    Partial = 1 << 7,

    /// <summary>The row continues the record before it in its stream and is joined to it when read.</summary>
    Continues = 1 << 8,

    /// <summary>The text goes on in the middle of a line: it is joined without a line break.</summary>
    SameLine = 1 << 9,

    /// <summary>A control record: it steers readers such as alert rules and is no log line.</summary>
    Control = 1 << 10,

    /// <summary>The stamp can mean two times, and nothing tells which: the likelier one was taken.</summary>
    Uncertain = 1 << 11,
}

/// <summary>The names of the flags that answers show.</summary>
public static class RowFlagNames
{
    private static readonly (RowFlags Flag, string Name)[] Shown =
    [
        (RowFlags.NoTime, "no-time"),
        (RowFlags.NoZone, "no-zone"),
        (RowFlags.Uncertain, "uncertain"),
        (RowFlags.Truncated, "truncated"),
        (RowFlags.InvalidUtf8, "invalid-utf8"),
        (RowFlags.Cut, "cut"),
        (RowFlags.Late, "late"),
        (RowFlags.Future, "future"),
        (RowFlags.Partial, "partial"),
    ];

    public static IEnumerable<string> Names(this RowFlags flags)
    {
        foreach (var (flag, name) in Shown)
        {
            if ((flags & flag) != 0) yield return name;
        }
    }
}
