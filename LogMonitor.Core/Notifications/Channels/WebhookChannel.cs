using System.Globalization;
using System.Text.Json.Nodes;
using LogMonitor.Core.Alerts;

namespace LogMonitor.Core.Notifications.Channels;

/// <summary>Signed JSON for programs, one message a group. Any 2xx is success; 410 means never again.</summary>
internal sealed class WebhookChannel(ChannelSettings settings, ChannelHttp http) : IAlertChannel
{
    public ChannelSettings Settings => settings;

    public bool Groups => false;

    public (int Burst, double PerSecond) Rate => (20, 10);

    public async Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        var json = ChannelJson.Bytes(Body(message));
        var timestamp = new DateTimeOffset(message.SentTicks, TimeSpan.Zero).ToUnixTimeSeconds();
        List<(string, string)> headers =
        [
            ("webhook-id", message.Id),
            ("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture)),
        ];
        if (settings.Secret is { } secret && WebhookSignature.TryReadKey(secret, out var key))
        {
            headers.Add(("webhook-signature", WebhookSignature.Sign(key, message.Id, timestamp, json)));
        }

        var (response, failure) = await http.PostAsync(settings, settings.Url, json, headers, cancellation);
        if (response is null) return failure!;
        if (response.IsSuccess) return DeliveryResult.Delivered;
        // A receiver that is being deployed answers 404 for a while: only its own word, or a redirect, is final.
        return response.IsRedirect || (int)response.Status == 410
            ? DeliveryResult.OfStatus(response)
            : DeliveryResult.Retry(FormattableString.Invariant($"the receiver answered {(int)response.Status}"), response.RetryAfter);
    }

    internal static JsonObject Body(AlertMessage message)
    {
        if (message.Items.Count == 0)
        {
            return new JsonObject { ["type"] = "channel.test", ["timestamp"] = Instant(message.SentTicks), ["data"] = new JsonObject { ["rule"] = message.Rule, ["link"] = message.Link } };
        }

        var item = message.Items[0];
        var newest = item.Newest;
        var shown = item.UntoldFiring ?? newest;
        return new JsonObject
        {
            ["type"] = item.IsResolved ? "alert.resolved" : "alert.firing",
            ["timestamp"] = Instant(newest.EventTicks),
            ["data"] = new JsonObject
            {
                ["rule"] = newest.Rule,
                ["group"] = newest.Group,
                ["labels"] = new JsonObject(newest.Labels.Select(label => KeyValuePair.Create(label.Name, (JsonNode?)label.Value))),
                ["severity"] = newest.Severity.Name(),
                ["state"] = item.IsResolved ? "resolved" : "firing",
                ["value"] = newest.Value,
                ["valueText"] = newest.ValueText,
                ["threshold"] = newest.Threshold,
                ["condition"] = newest.Limit,
                ["since"] = Instant(shown.SinceTicks),
                ["summary"] = newest.Summary,
                ["reminder"] = newest.Kind == AlertKind.Repeat,
                ["samples"] = new JsonArray([.. shown.Samples.Select(sample => new JsonObject { ["time"] = Instant(sample.TimeTicks), ["text"] = sample.Text })]),
                ["patterns"] = new JsonArray(),
                ["query"] = newest.Query,
                ["link"] = message.Link,
            },
        };
    }

    private static string Instant(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}
