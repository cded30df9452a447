using LogMonitor.Core.Alerts;
using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Configuration;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Push;
using LogMonitor.Core.Sources.RabbitMq;
using LogMonitor.Core.Storage;
using LogMonitor.Web.Api;
using LogMonitor.Web.Api.Ingest;
using LogMonitor.Web.Components.Layout;
using LogMonitor.Web.Components.LogView;
using LogMonitor.Web.Components.Sources;
using Radzen;

namespace LogMonitor.Web.Hosting;

/// <summary>Registers what the server is made of.</summary>
internal static class ServerServices
{
    /// <summary>The pipeline from the sources to the log, and the readers of the log.</summary>
    /// <param name="urls">The addresses that are listened on; the first serves links where no public one is configured.</param>
    public static void AddLogMonitor(this IServiceCollection services, LogMonitorOptions options, string[] urls)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(FormatRegistry.Default);
        services.AddSingleton(provider => LogStore.Open(
            options.DataDirectory,
            options.Storage,
            AlertSchema.Steps,
            FormatRegistry.Default.ByName,
            TimeProvider.System,
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider =>
        {
            var store = provider.GetRequiredService<LogStore>();
            return new ClefSource(store.Catalog, FormatRegistry.Default, store.Queue, () => store.Blocked, TimeProvider.System);
        });
        services.AddSingleton<ILogSource>(provider => provider.GetRequiredService<ClefSource>());
        foreach (var queue in options.RabbitMq)
        {
            services.AddSingleton<ILogSource>(provider =>
            {
                var store = provider.GetRequiredService<LogStore>();
                return new RabbitMqSource(queue, store.Catalog, FormatRegistry.Default, store.Queue, TimeProvider.System, provider.GetRequiredService<ILogger<RabbitMqSource>>());
            });
        }

        services.AddSingleton<SourceHost>();
        services.AddSingleton(provider => new AlertHost(
            options,
            provider.GetRequiredService<LogStore>(),
            provider.GetService<RuleSet>(),
            (options.PublicUrl?.ToString() ?? ListenAddresses.Local(urls[0])).TrimEnd('/'),
            TimeProvider.System,
            provider.GetRequiredService<ILogger<AlertHost>>()));
        services.AddSingleton<Readiness>();
        services.AddHostedService<PipelineService>();
    }

    /// <summary>What serves browsers and programs.</summary>
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddOpenApi();
        services.AddSignalR().AddJsonProtocol(protocol => protocol.PayloadSerializerOptions.Converters.Add(new EventJson()));
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddSingleton<IngestCounters>();
        services.AddSingleton<LogData>();
        services.AddSingleton<ReadingData>();
        services.AddSingleton<IStatusData, StatusData>();
    }
}
