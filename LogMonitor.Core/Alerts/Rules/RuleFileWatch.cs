namespace LogMonitor.Core.Alerts.Rules;

/// <summary>
/// Follows a rule file by its time and length, once a second: works on every mount, where file events do not. A file
/// that became bad changes nothing: the rules before it stay in force, and <see cref="Problems"/> says what is wrong.
/// </summary>
public sealed class RuleFileWatch
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly IReadOnlyCollection<string>? _channels;
    private (DateTime Written, long Length) _seen;

    /// <summary>Reads the file at once.</summary>
    public RuleFileWatch(string path, TimeProvider time, IReadOnlyCollection<string>? channels = null)
    {
        _path = path;
        _time = time;
        _channels = channels;
        Check();
    }

    /// <summary>The rules of the last good version.</summary>
    public RuleSet Rules { get; private set; } = RuleSet.Empty;

    /// <summary>What is wrong with the file as it is now.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; private set; } = [];

    /// <summary>Calls <paramref name="changed"/> with each new good version until cancelled.</summary>
    public async Task RunAsync(Func<RuleSet, Task> changed, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            if (Check()) await changed(Rules);
        }
    }

    /// <summary>True when there is a new good version.</summary>
    public bool Check()
    {
        var file = new FileInfo(_path);
        var now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : (DateTime.MinValue, -1);
        if (now == _seen) return false;
        _seen = now;
        var result = RuleFile.Load(_path, _time, _channels);
        Problems = result.Problems;
        if (result.Rules is null) return false;
        Rules = result.Rules;
        return true;
    }
}
