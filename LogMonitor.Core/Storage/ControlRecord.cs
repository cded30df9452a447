using System.Text.Json;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage;

/// <summary>
/// What steers readers of the log besides its lines, committed in the log so that folding it again gives the same
/// result: the passing of time, a rule that changed, a silence, an acknowledgement, a marker.
/// </summary>
public static class ControlRecord
{
    public static ReadOnlySpan<byte> Tick => """{"type":"tick"}"""u8;

    /// <summary>A batch of one control row.</summary>
    /// <param name="json">An object whose <c>type</c> says what it is.</param>
    public static LogBatch Batch(ReadOnlySpan<byte> json, long ticks, BatchCompletion? completion = null)
    {
        using var builder = new LogBatchBuilder(json.Length, 1);
        builder.Append(json, ticks, LogLevel.Unknown, RowFlags.Control);
        return builder.Seal(LogStream.Control, ControlFormat.Instance, ticks, completion: completion);
    }

    /// <inheritdoc cref="Batch"/>
    /// <param name="content">Written as JSON.</param>
    public static LogBatch Of<T>(T content, long ticks, BatchCompletion? completion = null)
        => Batch(JsonSerializer.SerializeToUtf8Bytes(content, JsonSerializerOptions.Web), ticks, completion);
}
