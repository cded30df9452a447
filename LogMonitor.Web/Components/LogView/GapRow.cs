using System.Globalization;

namespace LogMonitor.Web.Components.LogView;

/// <summary>Records that match and were counted but not painted: those strictly between two sequences.</summary>
public sealed class GapRow(long afterSequence, long beforeSequence, long count) : LogRow
{
    public long AfterSequence { get; } = afterSequence;

    public long BeforeSequence { get; } = beforeSequence;

    public long Count { get; } = count;

    public override string Key { get; } = string.Create(CultureInfo.InvariantCulture, $"gap-{afterSequence}-{beforeSequence}");

    public string Text => Count == 1
        ? "1 more record matches; it is counted above."
        : $"{Format.Count(Count)} more records match; every one is counted above.";
}
