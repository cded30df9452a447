namespace LogMonitor.Core.Parsing.Formats;

/// <summary>The parts of <c>GET /path?query HTTP/1.1</c>; what is no request at all is a path.</summary>
internal static class RequestLine
{
    public static ReadOnlySpan<byte> Method(ReadOnlySpan<byte> request)
    {
        var space = request.IndexOf((byte)' ');
        return space > 0 ? request[..space] : default;
    }

    public static ReadOnlySpan<byte> Path(ReadOnlySpan<byte> request)
    {
        var target = Target(request);
        var question = target.IndexOf((byte)'?');
        return question < 0 ? target : target[..question];
    }

    /// <summary>Behind the question mark; empty where there is none.</summary>
    public static ReadOnlySpan<byte> Query(ReadOnlySpan<byte> request)
    {
        var target = Target(request);
        var question = target.IndexOf((byte)'?');
        return question < 0 ? default : target[(question + 1)..];
    }

    public static ReadOnlySpan<byte> Protocol(ReadOnlySpan<byte> request) => ProtocolStart(request) is var start and >= 0 ? request[start..] : default;

    private static ReadOnlySpan<byte> Target(ReadOnlySpan<byte> request)
    {
        var protocol = ProtocolStart(request);
        return request[(request.IndexOf((byte)' ') + 1)..(protocol < 0 ? request.Length : protocol - 1)];
    }

    private static int ProtocolStart(ReadOnlySpan<byte> request)
    {
        var last = request.LastIndexOf((byte)' ');
        return last > request.IndexOf((byte)' ') && request[(last + 1)..].StartsWith("HTTP/"u8) ? last + 1 : -1;
    }
}
