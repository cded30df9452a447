namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>The text layouts of logging libraries and web frameworks.</summary>
internal static class AppFormats
{
    public static IReadOnlyList<LineFormat> All { get; } =
    [
        new SpringBootFormat(),
        new TomcatFormat(),
        new JulFormat(),
        new Log4netFormat(),
        new Log4jFormat(),
        new SerilogFormat(),
        new MicrosoftConsoleFormat(),
        new MicrosoftSystemdFormat(),
        new NLogFormat(),
        new UvicornFormat(),
        new GunicornFormat(),
        new CeleryFormat(),
        new DjangoFormat(),
        new LoguruFormat(),
        new PythonFormat(),
        new SlogFormat(),
        new LogrusFormat(),
        new LogrusConsoleFormat(),
        new ZapFormat(),
        new KlogFormat(),
        new GoFormat(),
        new EnvLoggerFormat(),
        new TracingFormat(),
        new RailsFormat(),
        new RailsPlainFormat(),
        new SidekiqFormat(),
        new PumaFormat(),
        new LaravelFormat(),
        new MonologFormat(),
        new PhpFpmFormat(),
        new PhpFormat(),
        new NestFormat(),
        new PinoPrettyFormat(),
        new WinstonFormat(),
        new MorganFormat(),
        new LogcatFormat(),
        new ElixirFormat(),
        new ErlangFormat(),
    ];
}
