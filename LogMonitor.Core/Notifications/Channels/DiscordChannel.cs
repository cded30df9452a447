using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LogMonitor.Core.Alerts;

namespace LogMonitor.Core.Notifications.Channels;

/// <summary>Discord's webhooks. With <c>wait=true</c> it answers only once the message is stored.</summary>
internal sealed class DiscordChannel(ChannelSettings settings, ChannelHttp http) : IAlertChannel
{
    // Discord's limits: 256 in a title, 4096 in a description, 6000 in all, 2000 in the content.
    private const int MaxTitle = 256;
    private const int MaxDescription = 4000;
    private const int MaxContent = 200;
    private const string Signs = "\\*_~`|>#[]()<@:-+";

    internal static readonly Markup Markup = new(Escape, text => $"**{text}**", EscapeCode, "\n```\n", "\n```", text => text.Length);

    public ChannelSettings Settings => settings;

    public bool Groups => true;

    public (int Burst, double PerSecond) Rate => (3, 0.4);

    public async Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        var (response, failure) = await http.PostAsync(settings, Waiting(settings.Url), ChannelJson.Bytes(Body(message)), [], cancellation);
        if (response is null) return failure!;
        if (response.IsSuccess) return DeliveryResult.Delivered;
        var result = DeliveryResult.OfStatus(response);
        if (result.Outcome == DeliveryOutcome.Dead) return result;
        return double.TryParse(response.Find("retry_after"), CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86400
            ? result with { After = TimeSpan.FromSeconds(seconds) }
            : result;
    }

    internal static JsonObject Body(AlertMessage message)
    {
        var title = MessageText.Title(message);
        var embed = new JsonObject
        {
            ["title"] = SafeText.Cut(Escape(title), MaxTitle),
            ["description"] = MessageText.Body(message, Markup, MaxDescription),
            ["color"] = Color(message),
        };
        // An embed's address has at most 2048 characters.
        if (message.Link is { Length: <= 2048 } link) embed["url"] = link;
        return new JsonObject
        {
            ["content"] = SafeText.Cut(Escape(title), MaxContent),
            ["embeds"] = new JsonArray(embed),
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        };
    }

    internal static Uri Waiting(Uri url)
    {
        if (url.Query.Contains("wait=", StringComparison.OrdinalIgnoreCase)) return url;
        return new UriBuilder(url) { Query = url.Query.Length > 1 ? url.Query[1..] + "&wait=true" : "wait=true" }.Uri;
    }

    internal static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (Signs.Contains(c, StringComparison.Ordinal)) result.Append('\\');
            result.Append(c);
        }

        return result.ToString();
    }

    private static string EscapeCode(string text) => text.Replace('`', 'ˋ');

    private static int Color(AlertMessage message) => message switch
    {
        { IsResolved: true } => 0x2ECC71,
        { Severity: AlertSeverity.Critical } => 0xE74C3C,
        { Severity: AlertSeverity.Warning } => 0xE67E22,
        _ => 0x3498DB,
    };
}
