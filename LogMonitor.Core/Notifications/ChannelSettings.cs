using System.Text;
using LogMonitor.Core.Alerts;
using LogMonitor.Core.Notifications.Channels;

namespace LogMonitor.Core.Notifications;

/// <summary>A channel's settings, checked: what a channel is made of.</summary>
public sealed record ChannelSettings(string Name, ChannelType Type, Uri Url, string? Secret, bool AllowPrivate, AlertSeverity MinSeverity)
{
    private const string Root = "LogMonitor:Channels";

    /// <summary>Checks all channels and says everything that is wrong at once.</summary>
    public static (IReadOnlyList<ChannelSettings> Channels, IReadOnlyList<ChannelProblem> Problems) Check(IEnumerable<ChannelConfig> configs)
    {
        var channels = new List<ChannelSettings>();
        var problems = new List<ChannelProblem>();
        foreach (var config in configs)
        {
            var before = problems.Count;
            if (channels.Exists(channel => channel.Name.Equals(config.Name, StringComparison.OrdinalIgnoreCase))) problems.Add(new($"{Root}:{config.Name}", "another channel has this name"));
            var url = CheckUrl(config, problems);
            var secret = Read(config.Name, "Secret", config.Secret, config.SecretFile, problems);
            var type = CheckType(config, url, problems);
            if (type == ChannelType.Webhook && secret is not null) CheckWebhookSecret(config.Name, secret, problems);
            if (!AlertSeverities.TryParse(config.MinSeverity, out var severity))
            {
                problems.Add(new($"{Root}:{config.Name}:MinSeverity", $"'{config.MinSeverity}' is not one of {string.Join(", ", AlertSeverities.All)}"));
            }

            if (problems.Count == before) channels.Add(new(config.Name, type, url!, secret, config.AllowPrivate, severity));
        }

        return (channels, problems);
    }

    private static Uri? CheckUrl(ChannelConfig config, List<ChannelProblem> problems)
    {
        var key = $"{Root}:{config.Name}:Url";
        var text = Read(config.Name, "Url", config.Url, config.UrlFile, problems);
        if (text is null)
        {
            if (config.UrlFile is null) problems.Add(new(key, "is missing: write the address that the chat gave you"));
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
        {
            problems.Add(new(key, "is not an address: it begins with https://"));
            return null;
        }

        if (url.UserInfo.Length > 0) problems.Add(new(key, "carries a user name or password: they are not sent; leave them away"));
        if (url.Scheme == "http" && !config.AllowPrivate) problems.Add(new(key, "begins with http://, which sends its secrets in the clear: write https://, or set AllowPrivate for a receiver in your own network"));
        return url;
    }

    private static ChannelType CheckType(ChannelConfig config, Uri? url, List<ChannelProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(config.Type)) return url is null ? ChannelType.Webhook : ChannelTypes.OfHost(url.IdnHost);
        if (ChannelTypes.TryParse(config.Type, out var type)) return type;
        var later = ChannelTypes.Later.Contains(config.Type.Trim(), StringComparer.OrdinalIgnoreCase) ? "is not yet supported" : "is unknown";
        problems.Add(new($"{Root}:{config.Name}:Type", $"'{config.Type}' {later}: use one of {string.Join(", ", ChannelTypes.All)}"));
        return ChannelType.Webhook;
    }

    private static void CheckWebhookSecret(string name, string secret, List<ChannelProblem> problems)
    {
        if (!WebhookSignature.TryReadKey(secret, out _)) problems.Add(new($"{Root}:{name}:Secret", "begins with 'whsec_' and goes on in base64"));
    }

    private static string? Read(string name, string key, string? value, string? file, List<ChannelProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(file)) return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        if (!string.IsNullOrWhiteSpace(value)) problems.Add(new($"{Root}:{name}:{key}", $"give either {key} or {key}File"));
        try
        {
            var text = File.ReadAllText(file).Trim();
            if (text.Length > 0) return text;
            problems.Add(new($"{Root}:{name}:{key}File", $"'{file}' is empty"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new($"{Root}:{name}:{key}File", $"'{file}' cannot be read: {e.Message}"));
        }

        return null;
    }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"Name = {Name}, Type = {Type.Name()}, Url = {Redaction.Address(Url)}, Secret = {(Secret is null ? "none" : "…")}");
        return true;
    }
}
