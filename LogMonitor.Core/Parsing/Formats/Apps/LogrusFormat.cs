namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Logrus where its output is no terminal: <c>time="2026-11-20T12:00:00Z" level=info msg="Order placed" id=7</c>. Fields are its pairs.
/// </summary>
internal sealed class LogrusFormat() : LogfmtFormat("logrus")
{
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        if (!line.StartsWith("time=\""u8)) return 0;
        var level = line.IndexOf("\" level="u8);
        return level > 0 && line.IndexOf(" msg="u8) > level ? 95 : 0;
    }
}
