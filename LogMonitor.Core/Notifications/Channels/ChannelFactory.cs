namespace LogMonitor.Core.Notifications.Channels;

/// <summary>Makes the channel of each type: a new type is a file here and a line below.</summary>
internal static class ChannelFactory
{
    public static IAlertChannel Create(ChannelSettings settings, ChannelHttp http) => settings.Type switch
    {
        ChannelType.Slack => new SlackChannel(settings, http),
        ChannelType.Discord => new DiscordChannel(settings, http),
        ChannelType.Feishu => new FeishuChannel(settings, http),
        _ => new WebhookChannel(settings, http),
    };
}
