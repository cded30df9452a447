using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Framing.Decoding;

/// <summary>
/// The Kubernetes log format, as containerd, CRI-O and Podman write it: <c>2026-11-20T12:00:00.123456789Z stdout F text</c>.
/// The tag is P for a part of a line and F for its end; further tags follow a colon.
/// </summary>
internal sealed class CriEnvelope : Envelope
{
    // The stamp's bytes are kept between lines, so that usually only the time of day is read.
    private readonly StampReader _stamps = new(TimeZoneInfo.Utc);

    public override bool TryRead(ReadOnlySpan<byte> line, out EnvelopeLine found)
    {
        found = default;
        // A stamp of any other shape than RFC 3339 has no T there.
        if (line.Length < 20 || line[10] != 'T' || !_stamps.TryReadAt(line, 0, 0, out var stamp) || !stamp.HasZone) return false;
        var rest = line[stamp.End..];
        found.IsError = rest.StartsWith(" stderr "u8);
        if (!found.IsError && !rest.StartsWith(" stdout "u8)) return false;
        var tags = rest[" stdout ".Length..];
        if (tags.IsEmpty || tags[0] is not ((byte)'F' or (byte)'P')) return false;
        var length = tags.IndexOf((byte)' ');
        if (length < 0) length = tags.Length;
        if (length > 1 && tags[1] != ':') return false;
        found.TimeTicks = stamp.UtcTicks;
        found.EndsLine = tags[0] == 'F';
        found.Start = Math.Min(line.Length, line.Length - tags.Length + length + 1);
        found.End = line.Length;
        return true;
    }

    public override void Append(ReadOnlySpan<byte> line, in EnvelopeLine found, DecodedText into)
    {
        into.Append(line[found.Start..found.End]);
        if (found.EndsLine) into.Append((byte)'\n');
    }

    public override bool MayBegin(ReadOnlySpan<byte> line) => TryRead(line, out _);
}
