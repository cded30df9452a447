using Microsoft.AspNetCore.Components;

namespace LogMonitor.Web.Components.Pages;

/// <summary>A page that looks at a snapshot every second and renders when it changed.</summary>
public abstract class Polled<T> : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _polling = Task.CompletedTask;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected T Snapshot { get; private set; } = default!;

    protected long NowTicks => Time.GetUtcNow().UtcTicks;

    protected abstract T Read();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _polling;
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        Snapshot = Read();
        if (RendererInfo.IsInteractive) _polling = PollAsync();
    }

    private async Task PollAsync()
    {
        using var timer = new PeriodicTimer(Interval, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                Snapshot = Read();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The page was left.
        }
    }
}
