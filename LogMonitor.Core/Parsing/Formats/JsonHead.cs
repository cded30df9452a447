using System.Buffers.Text;
using System.Text.Json;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>Reads time and level of a JSON line, and no more of it than that takes.</summary>
internal static class JsonHead
{
    private const int MaxValue = 64;

    private ref struct Progress
    {
        public byte TimeRank;
        public byte LevelRank;
        public bool HasException;
        public bool IsCompact;
        public bool HasMembers;
    }

    public static bool TryRead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, ref LineHead head)
    {
        // CLEF leaves the level out when it is information; only a line that names it needs to be read to where it does.
        var compact = line.StartsWith("{\"@t\":"u8);
        var namesLevel = !compact || line.IndexOf("\"@l\""u8) >= 0;
        var progress = new Progress { TimeRank = byte.MaxValue, LevelRank = byte.MaxValue, IsCompact = compact };
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                Member(ref reader, line, shape, arrivalTicks, ref progress, ref head);
                if (progress.TimeRank == 1 && (progress.LevelRank == 1 || !namesLevel)) break;
            }

            if (!progress.HasMembers) return false;
        }
        catch (JsonException)
        {
            return false;
        }

        if (progress.LevelRank == byte.MaxValue)
        {
            if (progress.IsCompact) head.Level = LogLevel.Info;
            else if (progress.HasException) head.Level = LogLevel.Error;
        }

        return true;
    }

    private static void Member(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, ref Progress progress, ref LineHead head)
    {
        progress.HasMembers = true;
        var name = reader.ValueSpan;
        var role = FieldRoles.Of(name, out var rank);
        if (name.SequenceEqual("@t"u8)) progress.IsCompact = true;
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject && name.SequenceEqual("log"u8))
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) Member(ref reader, line, shape, arrivalTicks, ref progress, ref head);
            return;
        }

        switch (role)
        {
            case FieldRole.Time when rank < progress.TimeRank && TryReadTime(ref reader, line, shape, arrivalTicks, ref head):
                progress.TimeRank = rank;
                break;
            case FieldRole.Level when rank < progress.LevelRank && ReadLevel(ref reader) is var level and not LogLevel.Unknown:
                head.Level = level;
                progress.LevelRank = rank;
                break;
            case FieldRole.SeverityNumber when progress.LevelRank == byte.MaxValue && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number):
                head.Level = LevelWords.FromSeverityNumber(number);
                progress.LevelRank = byte.MaxValue - 1;
                break;
            case FieldRole.Exception:
                progress.HasException |= reader.TokenType is JsonTokenType.String or JsonTokenType.StartObject && !reader.ValueSpan.IsEmpty;
                break;
        }

        reader.Skip();
    }

    private static bool TryReadTime(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, ref LineHead head)
    {
        if (reader.TokenType == JsonTokenType.Number) return TryReadEpoch(reader.ValueSpan, ref head);
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > MaxValue) return false;
        scoped var text = reader.ValueSpan;
        Span<byte> unescaped = stackalloc byte[MaxValue];
        if (reader.ValueIsEscaped) text = unescaped[..JsonText.Copy(ref reader, unescaped)];
        return TryReadTime(text, shape, arrivalTicks, ref head);
    }

    /// <summary>A stamp or a number of seconds or smaller units since 1970; no longer than a stamp is.</summary>
    internal static bool TryReadTime(ReadOnlySpan<byte> text, StreamShape shape, long arrivalTicks, ref LineHead head)
    {
        if (text.IsEmpty) return false;
        if (!shape.Stamps.TryReadAt(text, 0, arrivalTicks, out var stamp)) return TryReadEpoch(text, ref head);
        head.SetTime(in stamp);
        return true;
    }

    // Seconds with or without a fraction, milliseconds, microseconds or nanoseconds, told apart by their size.
    private static bool TryReadEpoch(ReadOnlySpan<byte> number, ref LineHead head)
    {
        long ticks;
        if (Utf8Parser.TryParse(number, out long whole, out var used) && used == number.Length)
        {
            switch (whole)
            {
                case >= 1_000_000_000_000_000_000 and < 4_102_444_800_000_000_000:
                    ticks = whole / 100;
                    break;
                case >= 1_000_000_000_000_000 and < 4_102_444_800_000_000:
                    ticks = whole * TimeSpan.TicksPerMicrosecond;
                    break;
                case >= 100_000_000_000 and < 4_102_444_800_000:
                    ticks = whole * TimeSpan.TicksPerMillisecond;
                    break;
                case >= 100_000_000 and < 4_102_444_800:
                    ticks = whole * TimeSpan.TicksPerSecond;
                    break;
                default:
                    return false;
            }
        }
        else if (Utf8Parser.TryParse(number, out decimal seconds, out used) && used == number.Length && seconds is >= 100_000_000 and < 4_102_444_800)
        {
            ticks = (long)(seconds * TimeSpan.TicksPerSecond);
        }
        else if (used == number.Length && seconds is >= 100_000_000_000 and < 4_102_444_800_000)
        {
            // Milliseconds with a fraction, as Kubernetes components write them.
            ticks = (long)(seconds * TimeSpan.TicksPerMillisecond);
        }
        else if (Utf8Parser.TryParse(number, out double value, out used, 'e') && used == number.Length && value is >= 100_000_000 and < 4_102_444_800)
        {
            // zap writes 1.7636400001234567e+09: a double holds microseconds of it.
            ticks = (long)Math.Round(value * 1e6) * TimeSpan.TicksPerMicrosecond;
        }
        else
        {
            return false;
        }

        head.SetTime(new FoundStamp { UtcTicks = DateTime.UnixEpoch.Ticks + ticks, HasZone = true });
        return true;
    }

    private static LogLevel ReadLevel(scoped ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.TryGetInt32(out var number) ? LevelWords.FromNumber(number) : LogLevel.Unknown,
        JsonTokenType.String => LevelWords.ParseValue(reader.ValueSpan),
        _ => LogLevel.Unknown,
    };
}
