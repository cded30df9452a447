using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>Lines of nothing but pairs: <c>time=2026-11-20T12:00:00Z level=info msg="order placed" order=7</c>.</summary>
public class LogfmtFormat : LineFormat
{
    public LogfmtFormat()
        : this("logfmt")
    {
    }

    private protected LogfmtFormat(string name) => Name = name;

    public sealed override string Name { get; }

    public override bool FieldsAreVerbatim => true;

    public override bool HasMultilineRecords => true;

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        if (!BeginsWithPair(line)) return 0;
        var pairs = new KeyValuePairs(line);
        var count = 0;
        var roles = 0;
        var covered = 0;
        while (pairs.MoveNext())
        {
            covered += pairs.Position - pairs.KeyStart;
            count++;
            if (FieldRoles.Of(pairs.Key, out _) is FieldRole.Time or FieldRole.Level or FieldRole.Message) roles++;
        }

        // Between pairs there is one space and nothing else.
        return count >= 2 && roles > 0 && covered + count - 1 >= line.Length - 2 ? 90 : 0;
    }

    public override bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        head = default;
        if (!BeginsWithPair(line)) return false;
        var pairs = new KeyValuePairs(line);
        var timeRank = byte.MaxValue;
        var levelRank = byte.MaxValue;
        while ((timeRank > 4 || levelRank > 2) && pairs.MoveNext())
        {
            var role = FieldRoles.Of(pairs.Key, out var rank);
            if (role == FieldRole.Time && rank < timeRank && !pairs.RawValue.IsEmpty
                && shape.Stamps.TryReadAt(pairs.RawValue, 0, arrivalTicks, out var stamp) && stamp.End == pairs.RawValue.Length)
            {
                timeRank = rank;
                head.SetTime(in stamp);
            }
            else if (role == FieldRole.Level && rank < levelRank && ReadLevel(pairs.RawValue) is var level and not LogLevel.Unknown)
            {
                levelRank = rank;
                head.Level = level;
            }
        }

        return true;
    }

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        var pairs = new KeyValuePairs(text);
        while (pairs.MoveNext())
        {
            if (!Ascii.EqualsIgnoreCase(pairs.Key, name.Utf8)) continue;
            value = pairs.Value(buffer);
            return true;
        }

        var role = name.Utf8.SequenceEqual("logger"u8) ? FieldRole.Logger : name.Utf8.SequenceEqual("trace"u8) ? FieldRole.Trace : FieldRole.None;
        return TryFind(text, role, buffer, out value);
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        var pairs = new KeyValuePairs(text);
        while (pairs.MoveNext()) visitor.Visit(pairs.Key, pairs.Value(buffer));
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
        => TryFind(text, FieldRole.Message, buffer, out var value) && !value.Text.IsEmpty ? value.Text : text;

    /// <summary>The level that a value names.</summary>
    private protected virtual LogLevel ReadLevel(ReadOnlySpan<byte> value) => LevelWords.ParseValue(value);

    private static bool TryFind(ReadOnlySpan<byte> text, FieldRole role, FieldBuffer buffer, out FieldValue value)
    {
        value = default;
        if (role == FieldRole.None) return false;
        var best = byte.MaxValue;
        var found = default(KeyValuePairs);
        var pairs = new KeyValuePairs(text);
        while (pairs.MoveNext())
        {
            if (FieldRoles.Of(pairs.Key, out var rank) != role || rank >= best) continue;
            best = rank;
            found = pairs;
        }

        if (best == byte.MaxValue) return false;
        value = found.Value(buffer);
        return true;
    }

    private static bool BeginsWithPair(ReadOnlySpan<byte> line)
    {
        var equals = line.IndexOf((byte)'=');
        if (equals <= 0 || equals > 64) return false;
        foreach (var b in line[..equals])
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'.' or (byte)'-' or (byte)'@')) return false;
        }

        return !char.IsAsciiDigit((char)line[0]);
    }
}
