using System.Globalization;
using System.Text;
using LogMonitor.Core.Alerts;
using LogMonitor.Core.Alerts.Rules;

namespace LogMonitor.Core.Notifications;

/// <summary>
/// The words of a message. What matters most comes first: when a limit is near, samples go before the sparkline, and
/// groups at the end are counted instead of told.
/// </summary>
internal static class MessageText
{
    private const int MaxGroup = 200;
    private const int MaxSummary = 500;
    private const int MaxSample = 300;
    private const string Bars = "▁▂▃▄▅▆▇█";

    public static string Title(AlertMessage message)
    {
        if (message.IsTest) return $"TEST {message.Rule}";
        var count = message.Items.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({message.Items.Count} groups)") : "";
        return SafeText.Line($"{message.State} {message.Rule}{count}");
    }

    /// <summary>All items within <paramref name="most"/> of the markup's units.</summary>
    public static string Body(AlertMessage message, Markup markup, int most)
    {
        if (message.IsTest) return markup.Escape("This is a test of this channel. Alerts will look like this, with the lines behind them.");
        var text = new StringBuilder();
        var told = 0;
        foreach (var item in message.Items)
        {
            // Room for the words about those that are left out.
            var room = most - markup.Length(text.ToString()) - 120;
            var body = Item(item, markup, told == 0 ? room : Math.Min(room, Math.Max(600, most / message.Items.Count)));
            if (body.Length == 0) break;
            if (told++ > 0) text.Append("\n\n");
            text.Append(body);
        }

        if (told < message.Items.Count) text.Append(CultureInfo.InvariantCulture, $"\n\nand {message.Items.Count - told} more groups");
        var also = Also(message, markup);
        if (also.Length > 0 && markup.Length(text.ToString()) + markup.Length(also) + 1 <= most) text.Append('\n').Append(also);
        return text.ToString();
    }

    /// <summary>One group; empty where not even its first line fits.</summary>
    public static string Item(AlertMessageItem item, Markup markup, int most)
    {
        var text = new StringBuilder();
        var lines = new List<string> { markup.Bold(markup.Escape(Headline(item))) };
        var summary = SafeText.Cut(SafeText.Line(item.Newest.Summary), MaxSummary);
        if (summary.Length > 0) lines.Add(markup.Escape(summary));
        lines.Add(markup.Escape(When(item)));
        foreach (var line in lines)
        {
            if (markup.Length(text.ToString()) + markup.Length(line) + 1 > most) return text.ToString();
            if (text.Length > 0) text.Append('\n');
            text.Append(line);
        }

        AddSamples(item, markup, most, text);
        return text.ToString();
    }

    public static string Sparkline(IReadOnlyList<int> counts)
    {
        var most = counts.Count == 0 ? 0 : counts.Max();
        return most == 0 ? "" : string.Concat(counts.Select(count => Bars[count == 0 ? 0 : Math.Clamp((int)((long)count * (Bars.Length - 1) / most), 1, Bars.Length - 1)]));
    }

    private static void AddSamples(AlertMessageItem item, Markup markup, int most, StringBuilder text)
    {
        var samples = (item.UntoldFiring ?? item.Newest).Samples;
        var frame = markup.Length(markup.CodeOpen) + markup.Length(markup.CodeClose);
        var room = most - markup.Length(text.ToString()) - frame;
        var lines = new List<string>();
        foreach (var sample in samples)
        {
            var line = markup.EscapeCode($"{Clock(sample.TimeTicks)} {SafeText.Cut(SafeText.Line(sample.Text), MaxSample)}");
            room -= markup.Length(line) + 1;
            if (room < 0) break;
            lines.Add(line);
        }

        if (lines.Count > 0) text.Append(markup.CodeOpen).AppendJoin('\n', lines).Append(markup.CodeClose);
    }

    private static string Headline(AlertMessageItem item)
    {
        var group = SafeText.Cut(SafeText.Line(item.Newest.Group), MaxGroup);
        var value = $"{item.Newest.ValueText} (limit {item.Newest.Limit})";
        if (item.Newest.Limit.Length == 0) return group.Length == 0 ? "ended" : $"{group}: ended";
        return group.Length == 0 ? value : $"{group}: {value}";
    }

    private static string When(AlertMessageItem item)
    {
        var newest = item.Newest;
        var shown = (item.UntoldFiring ?? newest).Sparkline;
        var bars = Sparkline(shown);
        var since = Instant((item.UntoldFiring ?? newest).SinceTicks);
        var words = item.IsResolved
            ? $"from {since} to {Instant(newest.EventTicks)}, {RuleDuration.Format(Whole(newest.EventTicks - newest.SinceTicks))}"
            : newest.Kind == AlertKind.Repeat ? $"since {since}, {RuleDuration.Format(Whole(newest.EventTicks - newest.SinceTicks))}" : $"since {since}";
        return bars.Length == 0 ? words : $"{words}  {bars}";
    }

    private static string Also(AlertMessage message, Markup markup)
    {
        if (message.AlsoFiring.Count == 0) return "";
        var names = string.Join("; ", message.AlsoFiring.Take(10).Select(name => SafeText.Cut(SafeText.Line(name), 80)));
        var more = message.AlsoFiring.Count > 10 ? string.Create(CultureInfo.InvariantCulture, $" and {message.AlsoFiring.Count - 10} more") : "";
        return markup.Escape($"Also firing: {names}{more}");
    }

    private static TimeSpan Whole(long ticks) => TimeSpan.FromSeconds(Math.Max(0, ticks / TimeSpan.TicksPerSecond));

    private static string Instant(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Clock(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
