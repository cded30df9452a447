namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>Web servers, proxies and load balancers.</summary>
internal static class ServerFormats
{
    public static IReadOnlyList<LineFormat> All { get; } =
    [
        new NginxErrorFormat(),
        new ApacheErrorFormat(),
        new HaproxyFormat(),
        new EnvoyFormat(),
        new TraefikFormat(),
        new IngressNginxFormat(),
        new TimedAccessFormat(),
        new AlbFormat(),
        new ElbFormat(),
        new NlbFormat(),
        new S3Format(),
        new SquidFormat(),
    ];
}
