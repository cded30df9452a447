using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LogMonitor.Core.Notifications.Channels;

/// <summary>Feishu's and Lark's group bots. They answer 200 with a code in the body: only 0 is success.</summary>
internal sealed class FeishuChannel(ChannelSettings settings, ChannelHttp http) : IAlertChannel
{
    // 20 KB a message; half of it, because JSON writes quotes and backslashes as two.
    private const int MaxText = 9000;
    private const string Throttled = "11232";

    // Signature, key word, address and form: they fail the same way each time.
    private static readonly string[] Final = ["9499", "19001", "19021", "19022", "19024"];

    internal static readonly Markup Markup = new(Escape, text => text, Escape, "\n", "", Encoding.UTF8.GetByteCount);

    public ChannelSettings Settings => settings;

    public bool Groups => true;

    public (int Burst, double PerSecond) Rate => (4, 1.5);

    public async Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        var body = Body(message);
        if (settings.Secret is { } secret)
        {
            var timestamp = new DateTimeOffset(message.SentTicks, TimeSpan.Zero).ToUnixTimeSeconds();
            body["timestamp"] = timestamp.ToString(CultureInfo.InvariantCulture);
            body["sign"] = FeishuSignature.Sign(timestamp, secret);
        }

        var (response, failure) = await http.PostAsync(settings, settings.Url, ChannelJson.Bytes(body), [], cancellation);
        if (response is null) return failure!;
        if (!response.IsSuccess && response.Find("code") is null) return DeliveryResult.OfStatus(response);
        // Older addresses call it StatusCode.
        var code = response.Find("code") ?? response.Find("StatusCode");
        if (response.IsSuccess && code == "0") return DeliveryResult.Delivered;
        var error = $"Feishu answered code {SafeText.Cut(SafeText.Line(code ?? "none"), 20)}";
        if (Final.Contains(code)) return DeliveryResult.Dead($"{error}: {Remedy(code!)}");
        return DeliveryResult.Retry(error, code == Throttled ? response.RetryAfter ?? TimeSpan.FromSeconds(60) : response.RetryAfter);
    }

    internal static JsonObject Body(AlertMessage message)
    {
        var text = $"{Escape(MessageText.Title(message))}\n{MessageText.Body(message, Markup, MaxText - 3500)}";
        if (message.Link is { Length: <= 3000 } link) text += $"\n{link}";
        return new JsonObject { ["msg_type"] = "text", ["content"] = new JsonObject { ["text"] = text } };
    }

    /// <summary>Its text has one kind of markup, the mention: <c>&lt;at …&gt;</c>, and no escape for it.</summary>
    internal static string Escape(string text) => text.Replace('<', '＜');

    private static string Remedy(string code) => code switch
    {
        "19021" => "the signature does not fit: check Secret, and the clock of this machine",
        "19022" => "the bot does not take messages from this machine's address: add it to the bot's list",
        "19024" => "the bot asks for a key word: add 'FIRING' and 'RESOLVED' to its key words",
        "19001" => "the address is not one of a bot: copy it again",
        _ => "the bot does not take the message",
    };
}
