using System.Globalization;
using LogMonitor.Core.Events;
using LogMonitor.Core.Sources.Files;
using Serilog;
using Serilog.Events;

namespace LogMonitor.Web.Hosting;

/// <summary>
/// LogMonitor's own log: a rolling file in the data directory, which is itself a source, shown only to queries that name
/// <c>source:self</c>; what an operator must see goes to the console too.
/// </summary>
internal static class OwnLog
{
    private const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {SourceContext}: {Message:lj}{NewLine}{Exception}";
    private const long MaxFileBytes = 10 * 1000 * 1000;
    private const int KeptFiles = 5;

    /// <param name="hasChild">The console is then the child's: only what is wrong is said there, and on standard error.</param>
    public static Serilog.ILogger Create(string dataDirectory, bool hasChild) => new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        // Keys lie in the data directory, which is as private as the log beside them.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        // A program that asks without a token is no news.
        .MinimumLevel.Override("LogMonitor.Web.Auth", LogEventLevel.Warning)
        .WriteTo.File(
            Path.Combine(Folder(dataDirectory), "logmonitor-.log"),
            outputTemplate: Template,
            formatProvider: CultureInfo.InvariantCulture,
            rollingInterval: RollingInterval.Day,
            fileSizeLimitBytes: MaxFileBytes,
            rollOnFileSizeLimit: true,
            retainedFileCountLimit: KeptFiles)
        .WriteTo.Console(
            outputTemplate: hasChild ? "logmonitor: {Message:lj}{NewLine}" : "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
            formatProvider: CultureInfo.InvariantCulture,
            restrictedToMinimumLevel: hasChild ? LogEventLevel.Warning : LogEventLevel.Verbose,
            standardErrorFromLevel: hasChild ? LogEventLevel.Verbose : null)
        .CreateLogger();

    public static FileSourceOptions Source(string dataDirectory) => new()
    {
        Path = Path.Combine(Path.GetFullPath(Folder(dataDirectory)), "logmonitor-*.log"),
        Service = "logmonitor",
        Source = LogStream.SelfSource,
    };

    private static string Folder(string dataDirectory) => Path.Combine(dataDirectory, "logs");
}
