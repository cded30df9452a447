using LogMonitor.Core.Configuration;

namespace LogMonitor.Core.Notifications;

/// <summary>Reads the channels of the configuration, and the one of <c>LOGMONITOR_WEBHOOK</c>.</summary>
public static class ChannelConfigReader
{
    /// <summary>The name of the channel that <c>LOGMONITOR_WEBHOOK</c> makes.</summary>
    public const string WebhookName = "webhook";

    private static readonly string[] Keys = ["Type", "Url", "UrlFile", "Secret", "SecretFile", "AllowPrivate", "MinSeverity"];

    /// <param name="webhook">The value of <c>LOGMONITOR_WEBHOOK</c>, if any.</param>
    public static (IReadOnlyList<ChannelTarget> Channels, IReadOnlyList<ChannelProblem> Problems) Read(IEnumerable<ChannelSettings> settings, string? webhook)
    {
        var problems = new List<ChannelProblem>();
        var configs = settings.Select(channel => Read(channel, problems)).ToList();
        if (!string.IsNullOrWhiteSpace(webhook) && !configs.Exists(config => config.Name.Equals(WebhookName, StringComparison.OrdinalIgnoreCase)))
        {
            configs.Add(new ChannelConfig { Name = WebhookName, Url = webhook });
        }

        var (channels, more) = ChannelTarget.Check(configs);
        return (channels, [.. problems, .. more]);
    }

    private static ChannelConfig Read(ChannelSettings channel, List<ChannelProblem> problems)
    {
        var values = new Dictionary<string, string>(channel.Values, StringComparer.OrdinalIgnoreCase);
        foreach (var key in values.Keys.Where(key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            problems.Add(new($"LogMonitor:Channels:{channel.Name}:{key}", $"is unknown here: use {string.Join(", ", Keys)}"));
        }

        var allow = false;
        if (Value("AllowPrivate") is { } text && !bool.TryParse(text, out allow))
        {
            problems.Add(new($"LogMonitor:Channels:{channel.Name}:AllowPrivate", $"'{text}' is neither true nor false"));
        }

        return new ChannelConfig
        {
            Name = channel.Name,
            Type = Value("Type"),
            Url = Value("Url"),
            UrlFile = Value("UrlFile"),
            Secret = Value("Secret"),
            SecretFile = Value("SecretFile"),
            AllowPrivate = allow,
            MinSeverity = Value("MinSeverity") ?? "info",
        };

        string? Value(string key) => values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;
    }
}
