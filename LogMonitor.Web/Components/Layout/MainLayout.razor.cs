using Microsoft.AspNetCore.Components;

namespace LogMonitor.Web.Components.Layout;

/// <summary>The frame around every page: where to go, and whether the program is well.</summary>
public sealed partial class MainLayout : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _polling = Task.CompletedTask;
    private LogStatus? _status;

    [Inject]
    private IStatusData Data { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _polling;
        _stop.Dispose();
    }

    protected override void OnInitialized()
    {
        _status = Data.Status();
        if (RendererInfo.IsInteractive) _polling = PollAsync();
    }

    private async Task PollAsync()
    {
        using var timer = new PeriodicTimer(Interval, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                var status = Data.Status();
                if (status == _status) continue;
                _status = status;
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The page was left.
        }
    }
}
