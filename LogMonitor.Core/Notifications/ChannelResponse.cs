using System.Net;
using System.Text.Json;

namespace LogMonitor.Core.Notifications;

/// <summary>What a receiver answered.</summary>
/// <param name="Body">At most 16 KiB of it.</param>
/// <param name="RetryAfter">From the header; null where it says nothing.</param>
public sealed record ChannelResponse(HttpStatusCode Status, string Body, TimeSpan? RetryAfter)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsRedirect => (int)Status is >= 300 and < 400;

    /// <summary>A number or text of the body's JSON object, as text; null where there is none.</summary>
    public string? Find(string name)
    {
        try
        {
            using var json = JsonDocument.Parse(Body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
