using LogMonitor.Core.Alerts;
using LogMonitor.Core.Configuration;
using LogMonitor.Core.Notifications;
using LogMonitor.Web.Hosting;

namespace LogMonitor.Web.Demo;

/// <summary>Sets the demo up: the shop, its files as sources, rules, and a chat to tell.</summary>
internal static class DemoServices
{
    public static LogMonitorOptions AddDemo(this IServiceCollection services, LogMonitorOptions options, string url)
    {
        var directory = Path.Combine(options.DataDirectory, "demo");
        services.AddSingleton<DemoReceiver>();
        services.AddSingleton(DemoRules.Read(TimeProvider.System));
        services.AddHostedService(provider => new DemoShop(directory, provider.GetRequiredService<TimeProvider>()));
        var chat = new Uri(new Uri(ListenAddresses.Local(url)), DemoReceiver.Path);
        return options with
        {
            Files = [.. DemoShop.Sources(directory), .. options.Files],
            // The demo's chat is on this very machine.
            Channels = [.. options.Channels, new ChannelSettings(DemoReceiver.ChannelName, ChannelType.Webhook, chat, null, AllowPrivate: true, AlertSeverity.Info)],
        };
    }
}
