namespace LogMonitor.Core.Framing.Decoding;

/// <summary>Tells from a source's first bytes how they hold its lines.</summary>
internal static class ContentDetector
{
    private const int MaxLines = 8;

    // A source whose first line is longer has no envelopes.
    private const int MaxFirstLine = 256 * 1024;

    /// <param name="head">From the beginning of the source, or from where somebody began to read it.</param>
    /// <param name="isStart">The first byte is the first of the source.</param>
    /// <param name="isQuiet">Nobody can wait for more.</param>
    /// <returns>Unknown when more bytes are needed.</returns>
    public static ContentKind Detect(ReadOnlySpan<byte> head, bool isStart, bool isQuiet)
    {
        if (isStart && head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return ContentKind.Utf16LittleEndian;
        if (isStart && head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return ContentKind.Utf16BigEndian;
        if (isStart && head.Length == 1 && head[0] >= 0xFE) return ContentKind.Unknown;
        var docker = new DockerEnvelope();
        var cri = new CriEnvelope();
        var (dockers, cris, lines, at) = (0, 0, 0, 0);
        while (lines < MaxLines && head[at..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            var line = head.Slice(at, length);
            at += length + 1;
            if (line.IsEmpty) continue;
            lines++;
            if (docker.TryRead(line, out _)) dockers++;
            else if (cri.TryRead(line, out _)) cris++;
        }

        if (dockers * 2 > lines) return ContentKind.Docker;
        if (cris * 2 > lines) return ContentKind.Cri;
        if (lines > 0) return ContentKind.Text;
        var rest = head[at..];
        if (rest.Length >= MaxFirstLine) return ContentKind.Text;
        if (cri.MayBegin(rest)) return ContentKind.Cri;
        return isQuiet && !docker.MayBegin(rest) ? ContentKind.Text : ContentKind.Unknown;
    }
}
