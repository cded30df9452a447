namespace LogMonitor.Core.Events;

/// <summary>
/// What a source awaits before it moves on: a file's checkpoint, a broker's acknowledgement, an HTTP 2xx.
/// Completed once the batch is durable, or with the error that kept it from becoming so.
/// </summary>
public sealed class BatchCompletion
{
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => _source.Task;

    public void Committed() => _source.TrySetResult();

    public void Failed(Exception reason) => _source.TrySetException(reason);
}
