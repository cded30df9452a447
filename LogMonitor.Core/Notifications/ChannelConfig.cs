using System.Text;

namespace LogMonitor.Core.Notifications;

/// <summary>One channel as it is configured. Its address and secret are secrets: they never appear in <see cref="ToString"/>.</summary>
public sealed record ChannelConfig
{
    /// <summary>The name that rules use in <c>notify</c>.</summary>
    public required string Name { get; init; }

    /// <summary>webhook, slack, discord or feishu; null: recognised from the address.</summary>
    public string? Type { get; init; }

    public string? Url { get; init; }

    /// <summary>A file that holds the address instead.</summary>
    public string? UrlFile { get; init; }

    /// <summary>webhook: <c>whsec_…</c>; feishu: the signing secret. Optional.</summary>
    public string? Secret { get; init; }

    /// <summary>A file that holds the secret instead.</summary>
    public string? SecretFile { get; init; }

    /// <summary>Lets the channel reach private and loopback addresses, and plain http.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Alerts below it are not told here.</summary>
    public string MinSeverity { get; init; } = "info";

    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"Name = {Name}, Type = {Type}, Url = {Redaction.Address(Url)}, Secret = {(Secret is null ? "none" : "…")}");
        return true;
    }
}

/// <summary>Something wrong with a channel's settings.</summary>
/// <param name="Key">The setting, e.g. <c>LogMonitor:Channels:oncall:Url</c>.</param>
/// <param name="Message">What was found and what to write instead; never a secret.</param>
public sealed record ChannelProblem(string Key, string Message)
{
    public override string ToString() => $"{Key}: {Message}";
}
