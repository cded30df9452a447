namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>Operating systems, their services, and the machines that software is built and run on.</summary>
internal static class SystemFormats
{
    public static IReadOnlyList<LineFormat> All { get; } =
    [
        new Syslog5424Format(),
        new DpkgFormat(),
        new AptFormat(),
        new AuditFormat(),
        new OpenStackFormat(),
        new JenkinsFormat(),
        new Fail2banFormat(),
        new BindFormat(),
        new UnboundFormat(),
        new CloudInitFormat(),
        new SyslogFormat(),
        new KernelFormat(),
    ];
}
