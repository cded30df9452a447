using LogMonitor.Core.Parsing.Formats;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Framing.Decoding;

/// <summary>
/// Docker's json-file driver: <c>{"log":"text\n","stream":"stdout","time":"2026-11-20T12:00:00.123456789Z"}</c>. Docker splits lines
/// at 16 KiB: a text without a line break at its end goes on in the next envelope of its stream.
/// </summary>
internal sealed class DockerEnvelope : Envelope
{
    private readonly StampReader _stamps = new(TimeZoneInfo.Utc);

    public override bool TryRead(ReadOnlySpan<byte> line, out EnvelopeLine found)
    {
        found = default;
        line = line.TrimEnd(" \r"u8);
        if (line.Length < 2 || line[0] != '{' || line[^1] != '}') return false;
        var at = 1;
        var seen = Members.None;
        while (at < line.Length - 1)
        {
            if (!TryReadString(line, ref at, out var nameStart, out var nameEnd) || !Skip(line, ref at, (byte)':')) return false;
            var name = line[nameStart..nameEnd];
            if (TryReadString(line, ref at, out var start, out var end)) seen |= Take(line, name, start, end, ref found);
            else if (!SkipValue(line, ref at)) return false;
            if (!Skip(line, ref at, (byte)',')) break;
        }

        return seen == Members.All && at == line.Length - 1;
    }

    public override void Append(ReadOnlySpan<byte> line, in EnvelopeLine found, DecodedText into) => JsonText.Append(line[found.Start..found.End], into);

    public override bool MayBegin(ReadOnlySpan<byte> line) => line.StartsWith("{\"log\":\""u8);

    private Members Take(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, int start, int end, ref EnvelopeLine found)
    {
        var value = line[start..end];
        if (name.SequenceEqual("log"u8))
        {
            (found.Start, found.End) = (start, end);
            return Members.Log;
        }

        if (name.SequenceEqual("stream"u8))
        {
            found.IsError = value.SequenceEqual("stderr"u8);
            return found.IsError || value.SequenceEqual("stdout"u8) ? Members.Stream : Members.None;
        }

        if (!name.SequenceEqual("time"u8) || value.Length < 20 || !_stamps.TryReadAt(value, 0, 0, out var stamp) || !stamp.HasZone) return Members.None;
        found.TimeTicks = stamp.UtcTicks;
        return Members.Time;
    }

    private static bool TryReadString(ReadOnlySpan<byte> line, ref int at, out int start, out int end)
    {
        SkipSpaces(line, ref at);
        start = at + 1;
        end = -1;
        if (at >= line.Length || line[at] != '"') return false;
        var length = Escapes.ClosingQuote(line[at..]);
        if (length < 0) return false;
        end = at + length;
        at = end + 1;
        return true;
    }

    private static bool Skip(ReadOnlySpan<byte> line, ref int at, byte mark)
    {
        SkipSpaces(line, ref at);
        if (at >= line.Length || line[at] != mark) return false;
        at++;
        return true;
    }

    private static void SkipSpaces(ReadOnlySpan<byte> line, ref int at)
    {
        while (at < line.Length && line[at] == ' ') at++;
    }

    // A number, a word or the object of attributes that some containers have.
    private static bool SkipValue(ReadOnlySpan<byte> line, ref int at)
    {
        var depth = 0;
        while (at < line.Length)
        {
            var b = line[at];
            if (b == '"')
            {
                var length = Escapes.ClosingQuote(line[at..]);
                if (length < 0) return false;
                at += length;
            }
            else if (b is (byte)'{' or (byte)'[')
            {
                depth++;
            }
            else if (b is (byte)'}' or (byte)']')
            {
                if (depth == 0) return true;
                depth--;
            }
            else if (b == ',' && depth == 0)
            {
                return true;
            }

            at++;
        }

        return false;
    }

    [Flags]
    private enum Members
    {
        None = 0,
        Log = 1,
        Stream = 2,
        Time = 4,
        All = Log | Stream | Time,
    }
}
