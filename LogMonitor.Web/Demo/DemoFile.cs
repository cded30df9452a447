namespace LogMonitor.Web.Demo;

internal enum DemoFormat
{
    Serilog,
    Clef,
    Access,
    Logfmt,
    Logback,
}

/// <summary>One file of the shop.</summary>
/// <param name="PerSecond">Lines a second on a quiet day.</param>
internal sealed record DemoFile(string Path, string Service, string Host, DemoFormat Format, double PerSecond)
{
    public static IReadOnlyList<DemoFile> All { get; } =
    [
        new("web-1/checkout.log", "checkout", "web-1", DemoFormat.Serilog, 6),
        new("web-2/checkout.log", "checkout", "web-2", DemoFormat.Serilog, 6),
        new("web-1/access.log", "gateway", "web-1", DemoFormat.Access, 12),
        new("web-2/access.log", "gateway", "web-2", DemoFormat.Access, 12),
        new("web-1/catalog.json", "catalog", "web-1", DemoFormat.Clef, 5),
        new("web-2/identity.log", "identity", "web-2", DemoFormat.Logfmt, 4),
        new("web-2/warehouse.log", "warehouse", "web-2", DemoFormat.Logback, 3),
    ];
}
