using System.Collections.Concurrent;
using System.Text.Json;

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
internal sealed record DemoMessage(DateTimeOffset Received, string Id, JsonElement Body);
