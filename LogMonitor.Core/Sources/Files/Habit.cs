namespace LogMonitor.Core.Sources.Files;

/// <summary>How often a file grows, so that a silence that is unusual for it can be told from a quiet file. Updated by one thread, read by any.</summary>
internal sealed class Habit(TimeProvider time)
{
    // Fewer gaps say nothing about a habit; a shorter silence is nobody's concern.
    private const int MinGaps = 20;
    private static readonly TimeSpan MinSilence = TimeSpan.FromMinutes(5);

    // Silent is who is quiet for so many times the longest gap; a long gap is forgotten by halves, over 100 later ones.
    private const int Factor = 4;
    private const double Decay = 0.993;

    private readonly long _created = time.GetTimestamp();
    private long _last = time.GetTimestamp();
    private long _longest;
    private int _gaps;

    public void Grew()
    {
        var now = time.GetTimestamp();
        var gap = now - Interlocked.Exchange(ref _last, now);
        Interlocked.Exchange(ref _longest, Math.Max(gap, (long)(Interlocked.Read(ref _longest) * Decay)));
        Interlocked.Increment(ref _gaps);
    }

    /// <summary>For how long nothing came, where that is unusual; null otherwise.</summary>
    public TimeSpan? Silence
    {
        get
        {
            var last = Interlocked.Read(ref _last);
            if (Volatile.Read(ref _gaps) < MinGaps || time.GetElapsedTime(_created, last) < MinSilence) return null;
            var quiet = time.GetElapsedTime(last);
            return quiet > MinSilence && quiet > Factor * time.GetElapsedTime(0, Interlocked.Read(ref _longest)) ? quiet : null;
        }
    }
}
