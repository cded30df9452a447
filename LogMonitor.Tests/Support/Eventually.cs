using System.Runtime.CompilerServices;

namespace LogMonitor.Tests.Support;

/// <summary>Waits for what another process does by and by; what does not happen in time fails the test by name.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static Task TrueAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
        => TrueAsync(() => Task.FromResult(condition()), what);

    public static async Task TrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (!await condition()) await timer.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException e) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"In {Patience.TotalSeconds} s it did not become true: {what}", e);
        }
    }
}
