using System.Collections.Concurrent;
using System.Text.Json;
using LogMonitor.Web.Components.Alerts;

namespace LogMonitor.Web.Demo;

/// <summary>The demo's chat: a webhook receiver on this server that keeps what it was sent, as it arrived.</summary>
internal sealed class DemoReceiver
{
    public const string ChannelName = "demo";
    public const string Path = "/demo/chat";

    private const int Kept = 20;
    private const int MaxBytes = 64 * 1024;

    private readonly ConcurrentQueue<DemoMessage> _messages = new();

    /// <summary>The newest messages, newest first.</summary>
    public IReadOnlyList<DemoMessage> Messages => [.. _messages.Reverse()];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, ReceiveAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet(Path, (DemoReceiver receiver) => Results.Json(receiver.Messages)).ExcludeFromDescription();
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, DemoReceiver receiver, TimeProvider time)
    {
        if (context.Request.ContentLength is not (> 0 and <= MaxBytes)) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            receiver._messages.Enqueue(new DemoMessage(time.GetUtcNow(), context.Request.Headers["webhook-id"].ToString(), body.RootElement.Clone()));
            while (receiver._messages.Count > Kept) receiver._messages.TryDequeue(out _);
            return Results.NoContent();
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
    }
}

/// <summary>A message as it arrived.</summary>
internal sealed record DemoMessage(DateTimeOffset Received, string Id, JsonElement Body)
{
    /// <summary>As a chat would show it; null for one that tells of no alert.</summary>
    public ChatMessage? ToChat()
    {
        if (!Body.TryGetProperty("data", out var data) || !data.TryGetProperty("state", out var state)) return null;
        return new ChatMessage(
            Received,
            Text(data, "rule"),
            Text(data, "group"),
            state.GetString() == "resolved",
            Text(data, "valueText"),
            Text(data, "condition"),
            Text(data, "summary"),
            [.. data.GetProperty("samples").EnumerateArray().Select(sample => (Text(sample, "time"), Text(sample, "text")))],
            data.GetProperty("link").GetString());
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
