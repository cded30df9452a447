using LogMonitor.Core.Storage;

namespace LogMonitor.Web.Hosting;

/// <summary>Whether LogMonitor does its work, and if not, why not.</summary>
internal sealed class Readiness(LogStore store, AlertHost alerts)
{
    private volatile bool _running;

    public void SetRunning(bool running) => _running = running;

    public IReadOnlyList<string> Reasons()
    {
        var reasons = new List<string>();
        if (!_running) reasons.Add("starting or stopping");
        if (store.Blocked is { } blocked) reasons.Add($"the log cannot be written: {blocked}");
        if (alerts.Failure is { } failure) reasons.Add($"alert rules are not evaluated: {failure}");
        return reasons;
    }
}
