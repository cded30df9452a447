using System.Globalization;

namespace LogMonitor.Web.Components.LogView;

/// <summary>What the live page shows, as its URL says it: the URL is the state, so every view can be sent to a colleague.</summary>
/// <param name="Query">In the filter language; empty for everything.</param>
/// <param name="At">A record to show and open, by head sequence; null for the newest.</param>
public sealed record LiveUrl(string Query, RangeChoice Range, long? At = null)
{
    public static LiveUrl Read(string? q, string? from, string? to, string? at)
    {
        var query = q?.Trim() ?? "";
        long? record = long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
        var end = TimeBound.TryParse(to, out var bound) ? bound : TimeBound.Now;
        if (from == "all") return new LiveUrl(query, new RangeChoice(null, end), record);
        if (!TimeBound.TryParse(from, out var start))
        {
            // Only an end was given: the usual stretch before it.
            start = end.AbsoluteTicks is { } ticks ? TimeBound.At(ticks - RangeChoice.Default.From!.Value.Ago.Ticks) : RangeChoice.Default.From!.Value;
        }

        return new LiveUrl(query, new RangeChoice(start, end), record);
    }

    public override string ToString()
    {
        var parts = new List<string>();
        if (Query.Length > 0) parts.Add("q=" + Uri.EscapeDataString(Query));
        if (Range != RangeChoice.Default)
        {
            parts.Add("from=" + (Range.From is { } from ? Uri.EscapeDataString(from.ToString()) : "all"));
            if (!Range.EndsNow) parts.Add("to=" + Uri.EscapeDataString(Range.To.ToString()));
        }

        if (At is { } at) parts.Add(string.Create(CultureInfo.InvariantCulture, $"at={at}"));
        return parts.Count == 0 ? "/" : "/?" + string.Join('&', parts);
    }
}
