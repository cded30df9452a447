using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage.Search;

/// <summary>Counts by level in equal spans of time.</summary>
/// <param name="FromTicks">Where the first bucket begins, UTC ticks.</param>
/// <param name="BucketTicks">The length of each.</param>
/// <param name="Counts">One row a bucket, one column a level.</param>
/// <param name="EndSequence">The sequence up to which rows were counted: where a live count takes over.</param>
public sealed record Histogram(long FromTicks, long BucketTicks, long[][] Counts, long EndSequence)
{
    public long Total(LogLevel level) => Counts.Sum(bucket => bucket[(int)level]);

    public long Total() => Counts.Sum(bucket => bucket.Sum());
}

/// <summary>Counts rows as they are shown to it.</summary>
internal sealed class HistogramCollector : IRowVisitor
{
    private readonly long _from;
    private readonly long _width;
    private readonly long[][] _counts;

    public HistogramCollector(long fromTicks, long toTicks, int buckets)
    {
        _from = fromTicks;
        _width = Math.Max(1, (toTicks - fromTicks + buckets - 1) / buckets);
        _counts = new long[buckets][];
        for (var i = 0; i < buckets; i++) _counts[i] = new long[LogLevels.Count];
    }

    public int BucketOf(long ticks) => (int)Math.Clamp((ticks - _from) / _width, 0, _counts.Length - 1);

    public Span<long> Bucket(long ticks) => _counts[BucketOf(ticks)];

    public void Visit(in LogEvent row) => _counts[BucketOf(row.TimeTicks)][(int)row.Level]++;

    public Histogram ToHistogram(long endSequence) => new(_from, _width, _counts, endSequence);
}
