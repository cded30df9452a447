namespace LogMonitor.Web.Components.LogView;

/// <summary>The range of time that a page shows. Following is possible while it ends now.</summary>
/// <param name="From">Where it begins; null for the oldest record kept.</param>
/// <param name="To">Where it ends.</param>
public sealed record RangeChoice(TimeBound? From, TimeBound To)
{
    public static RangeChoice Default { get; } = new(TimeBound.Before(TimeSpan.FromMinutes(15)), TimeBound.Now);

    public static RangeChoice All { get; } = new(null, TimeBound.Now);

    /// <summary>What the picker offers.</summary>
    public static IReadOnlyList<RangeChoice> Offered { get; } =
    [
        Default,
        new(TimeBound.Before(TimeSpan.FromHours(1)), TimeBound.Now),
        new(TimeBound.Before(TimeSpan.FromHours(6)), TimeBound.Now),
        new(TimeBound.Before(TimeSpan.FromHours(24)), TimeBound.Now),
        new(TimeBound.Before(TimeSpan.FromDays(7)), TimeBound.Now),
        All,
    ];

    public bool EndsNow => To == TimeBound.Now;

    public string Label
    {
        get
        {
            if (From is null && EndsNow) return "all time";
            if (From is { AbsoluteTicks: null } from && EndsNow) return $"last {Words(from.Ago)}";
            var start = From is { } bound ? Words(bound) : "the oldest";
            return EndsNow ? $"since {start}" : $"{start} – {End()}";
        }
    }

    /// <summary>A range around one time, wide enough to see what led to it.</summary>
    public static RangeChoice Around(long ticks, TimeSpan each)
        => new(TimeBound.At(Math.Max(0, ticks - each.Ticks)), TimeBound.At(ticks + each.Ticks));

    public override string ToString() => Label;

    private static string Words(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => Format.Span(span),
        { TotalHours: < 1 } => $"{span.TotalMinutes:0} min",
        { TotalHours: <= 24 } => $"{span.TotalHours:0} h",
        _ => $"{span.TotalDays:0} days",
    };

    private static string Words(TimeBound bound)
        => bound.AbsoluteTicks is { } ticks ? Format.Moment(ticks) : bound == TimeBound.Now ? "now" : $"{Words(bound.Ago)} ago";

    private string End()
    {
        // The date is said once when both ends share it.
        var sameDay = From?.AbsoluteTicks is { } from && To.AbsoluteTicks is { } to && Format.Utc(from).Date == Format.Utc(to).Date;
        var words = Words(To);
        return sameDay ? words[(words.IndexOf(' ') + 1)..] : words;
    }
}
