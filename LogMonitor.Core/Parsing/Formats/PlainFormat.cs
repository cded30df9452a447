using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>
/// Any text with or without a stamp. Fields are what the head of the line tells (<c>logger</c>, <c>thread</c>, <c>pid</c>, <c>host</c>)
/// and the <c>key=value</c> pairs of the first line.
/// </summary>
public sealed class PlainFormat : LineFormat
{
    public static PlainFormat Instance { get; } = new();

    public override string Name => "plain";

    public override bool HasMultilineRecords => true;

    public override bool FieldsAreVerbatim => true;

    // Takes what no other format does.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape) => 1;

    public override bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        if (!shape.Stamps.TryFind(line, arrivalTicks, out var stamp))
        {
            head = default;
            return false;
        }

        head = new LineHead { Level = stamp.Level };
        head.SetTime(in stamp);
        if (head.Level == LogLevel.Unknown) head.Level = Level(line, shape, stamp.Start, stamp.End);
        return true;
    }

    internal static LogLevel LevelWithoutStamp(ReadOnlySpan<byte> line)
    {
        if (Priority(line) is var level and not LogLevel.Unknown) return level;
        return LevelColumn.TryScan(line[..Math.Min(line.Length, 24)], 0, out var found) && found.Word == 0 ? found.Level : LevelPhrases.Find(line);
    }

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        var line = AnsiCodes.Strip(Lines.First(text), buffer);
        var head = PlainHead.Read(line);
        if (head.TryGet(line, name.Utf8, out var part))
        {
            value = new FieldValue(part, KeyValuePairs.KindOf(part));
            return true;
        }

        return new KeyValuePairs(line[head.Message..]).TryFind(name, buffer, out value);
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        var line = AnsiCodes.Strip(Lines.First(text), buffer);
        var head = PlainHead.Read(line);
        head.Visit(line, visitor);
        var pairs = new KeyValuePairs(line[head.Message..]);
        while (pairs.MoveNext()) visitor.Visit(pairs.Key, pairs.Value(buffer));
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        var line = Lines.First(text);
        var bare = AnsiCodes.Strip(line, buffer);
        var message = AnsiCodes.Slice(line, bare.Length, PlainHead.Read(bare).Message..);
        return message.IsEmpty ? line : message;
    }

    private static LogLevel Level(ReadOnlySpan<byte> line, StreamShape shape, int stampStart, int stampEnd)
    {
        if (stampStart > 0)
        {
            if (Priority(line) is var declared and not LogLevel.Unknown) return declared;
            if (RedisMark.Read(line, stampStart, stampEnd) is var mark and not LogLevel.Unknown) return mark;
            if (LevelColumn.TryScan(line[..stampStart], 0, out var found)) return found.Level;
        }

        var level = shape.Levels.Find(line, stampEnd);
        return level == LogLevel.Unknown ? LevelPhrases.Find(line[stampEnd..]) : level;
    }

    // Syslog's <PRI>: the severity is its lowest three bits (RFC 5424, 6.2.1).
    private static LogLevel Priority(ReadOnlySpan<byte> line)
    {
        if (line.Length < 3 || line[0] != '<') return LogLevel.Unknown;
        var digits = Digits.Run(line[..Math.Min(line.Length, 5)], 1);
        if (digits is 0 or > 3 || digits + 1 >= line.Length || line[digits + 1] != '>') return LogLevel.Unknown;
        return LevelWords.FromNumber(Digits.Value(line.Slice(1, digits)) & 7);
    }
}
