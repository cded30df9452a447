using System.Globalization;
using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Storage.Search;

namespace LogMonitor.Web.Components.LogView;

/// <summary>
/// Counts over time as they are drawn: one path for each colour, in a box of <see cref="Width"/> by <see cref="Height"/>.
/// Immutable; what the tail brings is added by <see cref="With"/>.
/// </summary>
public sealed class HistogramView
{
    public const int Buckets = 90;
    public const int Height = 64;
    private const int Slot = 10;
    private const int Bar = 8;

    private readonly long _bucketTicks;
    private readonly long[][] _counts;

    public HistogramView(Histogram data)
        : this(data.FromTicks, data.BucketTicks, data.Counts)
    {
    }

    private HistogramView(long fromTicks, long bucketTicks, long[][] counts)
    {
        FromTicks = fromTicks;
        _bucketTicks = bucketTicks;
        _counts = counts;
        Totals = new long[LogLevels.Count];
        foreach (var bucket in counts)
        {
            for (var level = 0; level < bucket.Length; level++) Totals[level] += bucket[level];
        }

        Total = Totals.Sum();
    }

    public static HistogramView Empty { get; } = new(0, 1, []);

    public long FromTicks { get; }

    public long ToTicks => StartOf(_counts.Length);

    public int Width => Math.Max(1, _counts.Length) * Slot;

    /// <summary>By level.</summary>
    public long[] Totals { get; }

    public long Total { get; }

    public long Errors => Totals[(int)LogLevel.Error] + Totals[(int)LogLevel.Fatal];

    public long Warnings => Totals[(int)LogLevel.Warn];

    public int Count => _counts.Length;

    /// <summary>The same with what came since; times ahead of the last bucket count in it, those before the first do not.</summary>
    /// <param name="countsBySecond">By UTC ticks and level.</param>
    public HistogramView With(IReadOnlyDictionary<long, long[]> countsBySecond)
    {
        if (_counts.Length == 0 || countsBySecond.Count == 0) return this;
        var counts = _counts.ToArray();
        foreach (var (ticks, byLevel) in countsBySecond)
        {
            if (ticks < FromTicks) continue;
            var bucket = (int)Math.Min((ticks - FromTicks) / _bucketTicks, counts.Length - 1);
            if (ReferenceEquals(counts[bucket], _counts[bucket])) counts[bucket] = [.. _counts[bucket]];
            for (var level = 0; level < byLevel.Length; level++) counts[bucket][level] += byLevel[level];
        }

        return new HistogramView(FromTicks, _bucketTicks, counts);
    }

    /// <summary>The outlines of errors, warnings and the rest, as SVG path data; errors stand on top.</summary>
    public (string Errors, string Warnings, string Others) Paths()
    {
        long most = 1;
        foreach (var bucket in _counts) most = Math.Max(most, bucket.Sum());
        var (errors, warnings, rest) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var i = 0; i < _counts.Length; i++)
        {
            var (error, warning, other) = Split(_counts[i]);
            var top = (double)Height;
            top = Stack(rest, i, top, other, most);
            top = Stack(warnings, i, top, warning, most);
            Stack(errors, i, top, error, most);
        }

        return (errors.ToString(), warnings.ToString(), rest.ToString());
    }

    /// <summary>One line for each bucket, in words: what the pointer reads.</summary>
    public string Labels()
    {
        var labels = new StringBuilder();
        for (var i = 0; i < _counts.Length; i++)
        {
            var (error, warning, other) = Split(_counts[i]);
            if (i > 0) labels.Append('\n');
            labels.Append(TimeAxis.Label(StartOf(i), ToTicks - FromTicks, withSeconds: true))
                .Append("  ").Append(Format.Count(error, "error", "errors"))
                .Append(", ").Append(Format.Count(warning, "warning", "warnings"))
                .Append(", ").Append(Format.Count(error + warning + other, "record", "records"));
        }

        return labels.ToString();
    }

    public long StartOf(int bucket) => FromTicks + (_bucketTicks * bucket);

    private static (long Errors, long Warnings, long Others) Split(long[] bucket)
    {
        var errors = bucket[(int)LogLevel.Error] + bucket[(int)LogLevel.Fatal];
        var warnings = bucket[(int)LogLevel.Warn];
        return (errors, warnings, bucket.Sum() - errors - warnings);
    }

    private static double Stack(StringBuilder path, int slot, double bottom, long count, long most)
    {
        if (count == 0) return bottom;
        // One error among a million records is still one that must be seen.
        var height = Math.Max(1.5, count * (double)Height / most);
        var top = Math.Max(0, bottom - height);
        path.Append(CultureInfo.InvariantCulture, $"M{(slot * Slot) + 1} {bottom:0.##}V{top:0.##}h{Bar}V{bottom:0.##}z");
        return top;
    }
}
