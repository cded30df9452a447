namespace LogMonitor.Core.Notifications;

public enum ChannelType : byte
{
    /// <summary>Signed JSON after the Standard Webhooks specification.</summary>
    Webhook,
    Slack,
    Discord,
    Feishu,
}

/// <summary>The names of the channel types, and which of them an address belongs to.</summary>
public static class ChannelTypes
{
    public static IReadOnlyList<string> All { get; } = ["webhook", "slack", "discord", "feishu"];

    // Of the contract, and not here yet: said so instead of called unknown.
    internal static IReadOnlyList<string> Later { get; } =
        ["teams", "mattermost", "googlechat", "dingtalk", "wecom", "telegram", "pagerduty", "alertmanager", "email"];

    public static string Name(this ChannelType type) => All[(int)type];

    public static bool TryParse(string? text, out ChannelType type)
    {
        var index = All.ToList().FindIndex(name => name.Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase));
        type = (ChannelType)Math.Max(0, index);
        return index >= 0;
    }

    /// <summary>The kind of chat behind an address, by its host; a plain webhook where the host is not known.</summary>
    public static ChannelType OfHost(string host)
    {
        if (IsOf(host, "slack.com")) return ChannelType.Slack;
        if (IsOf(host, "discord.com") || IsOf(host, "discordapp.com")) return ChannelType.Discord;
        if (IsOf(host, "feishu.cn") || IsOf(host, "larksuite.com")) return ChannelType.Feishu;
        return ChannelType.Webhook;
    }

    private static bool IsOf(string host, string domain)
        => host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
