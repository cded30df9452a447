using System.Globalization;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Framing;

/// <summary>
/// What a framer must know of the bytes before its offset, to go on in another process: committed together with the offset.
/// The default value is that of a stream at its beginning.
/// </summary>
public readonly record struct FramerState
{
    /// <summary>A record was taken that the next line may continue.</summary>
    public bool HasRecord { get; init; }

    /// <summary>The last row ends in the middle of a line.</summary>
    public bool InLine { get; init; }

    /// <summary>The rest of a line that was too long is being dropped.</summary>
    public bool Discarding { get; init; }

    /// <summary>The last byte taken was a carriage return: a part of the line break, or of the text.</summary>
    public bool CarriageReturn { get; init; }

    /// <summary>The last record reached a limit: what follows begins another one.</summary>
    public bool RecordFull { get; init; }

    /// <summary>Empty lines since the last record, kept for when it is continued.</summary>
    public int EmptyLines { get; init; }

    /// <summary>Bytes of the unfinished line that were taken.</summary>
    public int LineBytes { get; init; }

    public int RecordLines { get; init; }

    public int RecordBytes { get; init; }

    /// <summary>Of the last record, in UTC ticks.</summary>
    public long TimeTicks { get; init; }

    public LogLevel Level { get; init; }

    /// <summary>The name of the format that was learned; null when none was.</summary>
    public string? Format { get; init; }

    /// <summary>The stream's records begin with stamps.</summary>
    public bool Stamped { get; init; }

    /// <summary>What the last lines say about whether the next one continues them.</summary>
    public TraceState Trace { get; init; }

    /// <summary>The record before is in another file: only what is surely a part of a trace continues it.</summary>
    public bool IsNextFile { get; init; }

    /// <summary>How the next file of a rotation is framed.</summary>
    /// <param name="isSameStream">One writer goes on there, even within a line; else a program begins a file of its own.</param>
    internal FramerState InNextFile(bool isSameStream) => isSameStream ? this : new FramerState
    {
        HasRecord = HasRecord,
        RecordFull = RecordFull,
        RecordLines = RecordLines,
        RecordBytes = RecordBytes,
        TimeTicks = TimeTicks,
        Level = Level,
        Trace = Trace,
        IsNextFile = true,
    };

    /// <summary>A short text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"1;{Bits};{EmptyLines};{LineBytes};{RecordLines};{RecordBytes};{TimeTicks};{(int)Level};{(int)Trace.Block};{Format}");

    /// <summary>Reads what <see cref="ToString"/> wrote; false, and the beginning of a stream, for anything else.</summary>
    public static bool TryParse(string? text, out FramerState state)
    {
        state = default;
        var parts = text?.Split(';');
        if (parts is not { Length: 10 } || parts[0] != "1") return false;
        Span<long> numbers = stackalloc long[8];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!long.TryParse(parts[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return false;
        }

        if (numbers[6] >= LogLevels.Count || numbers[5] > DateTime.MaxValue.Ticks) return false;
        state = new FramerState
        {
            HasRecord = (numbers[0] & 1) != 0,
            InLine = (numbers[0] & 2) != 0,
            Discarding = (numbers[0] & 4) != 0,
            CarriageReturn = (numbers[0] & 8) != 0,
            RecordFull = (numbers[0] & 16) != 0,
            Stamped = (numbers[0] & 32) != 0,
            EmptyLines = (int)numbers[1],
            LineBytes = (int)numbers[2],
            RecordLines = (int)numbers[3],
            RecordBytes = (int)numbers[4],
            TimeTicks = numbers[5],
            Level = (LogLevel)numbers[6],
            Trace = new TraceState((TraceBlock)numbers[7], (numbers[0] & 64) != 0),
            IsNextFile = (numbers[0] & 128) != 0,
            Format = parts[9].Length == 0 ? null : parts[9],
        };
        return true;
    }

    private int Bits => (HasRecord ? 1 : 0) | (InLine ? 2 : 0) | (Discarding ? 4 : 0) | (CarriageReturn ? 8 : 0) | (RecordFull ? 16 : 0) | (Stamped ? 32 : 0)
        | (Trace.AfterMisfit ? 64 : 0) | (IsNextFile ? 128 : 0);
}
