using System.Text.Json.Nodes;

namespace LogMonitor.Core.Notifications.Channels;

/// <summary>Slack's incoming webhooks. Success is 200 with the body <c>ok</c>.</summary>
internal sealed class SlackChannel(ChannelSettings settings, ChannelHttp http) : IAlertChannel
{
    // Slack's limits: 50 blocks, 150 characters in a header, 3000 in a section, and one message a second.
    private const int MaxHeader = 150;
    private const int MaxSection = 2900;
    private const int MaxItems = 10;

    internal static readonly Markup Markup = new(Escape, text => $"*{text}*", EscapeCode, "\n```", "```", text => text.Length);

    public ChannelSettings Settings => settings;

    public bool Groups => true;

    public (int Burst, double PerSecond) Rate => (3, 0.8);

    public async Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        var (response, failure) = await http.PostAsync(settings, settings.Url, ChannelJson.Bytes(Body(message)), [], cancellation);
        if (response is null) return failure!;
        if (!response.IsSuccess) return DeliveryResult.OfStatus(response);
        return response.Body.Trim() == "ok" ? DeliveryResult.Delivered : DeliveryResult.Retry("Slack answered 200, but not 'ok'");
    }

    internal static JsonObject Body(AlertMessage message)
    {
        var title = MessageText.Title(message);
        var blocks = new JsonArray(new JsonObject
        {
            ["type"] = "header",
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = SafeText.Cut(title, MaxHeader) },
        });
        var shown = message.Items.Take(MaxItems).ToList();
        foreach (var item in shown) blocks.Add((JsonNode)Section(MessageText.Item(item, Markup, MaxSection)));
        var rest = MessageText.Body(message with { Items = message.IsTest ? message.Items : [] }, Markup, MaxSection).Trim('\n');
        if (rest.Length > 0) blocks.Add((JsonNode)Section(rest));
        if (message.Items.Count > shown.Count) blocks.Add((JsonNode)Section(FormattableString.Invariant($"and {message.Items.Count - shown.Count} more groups")));
        if (message.Link is { } link)
        {
            blocks.Add((JsonNode)new JsonObject
            {
                ["type"] = "actions",
                ["elements"] = new JsonArray(new JsonObject { ["type"] = "button", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Logs" }, ["url"] = SafeLink(link) }),
            });
        }

        return new JsonObject { ["text"] = Escape(title), ["blocks"] = blocks };
    }

    private static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text } };

    // A button's address has at most 3000 characters.
    private static string SafeLink(string link) => link.Length <= 3000 ? link : link[..link.IndexOf('?', StringComparison.Ordinal)];

    /// <summary>Slack's three control characters, then the signs of its markdown, which have no escape: look-alikes.</summary>
    internal static string Escape(string text) => Entities(text).Replace('*', '∗').Replace('_', 'ˍ').Replace('~', '∼').Replace('`', 'ˋ');

    private static string EscapeCode(string text) => Entities(text).Replace('`', 'ˋ');

    private static string Entities(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
