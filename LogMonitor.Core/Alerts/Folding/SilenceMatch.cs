using LogMonitor.Core.Alerts.Rules;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Core.Alerts.Folding;

/// <summary>Which transitions a silence covers.</summary>
internal sealed class SilenceMatch(IReadOnlyList<Silence> silences)
{
    private readonly List<(Silence Silence, LogMatcher Matcher)> _silences = [.. silences.Select(silence => (silence, silence.Match.CreateMatcher()))];

    public bool Covers(AlertTransition transition, long at)
    {
        if (!_silences.Exists(entry => entry.Silence.IsActiveAt(at))) return false;
        using var labels = LabelFormat.Batch([
            .. transition.Labels,
            new AlertLabel("rule", transition.Rule),
            new AlertLabel("severity", transition.Severity.Name()),
        ]);
        foreach (var (silence, matcher) in _silences)
        {
            if (silence.IsActiveAt(at) && matcher.Matches(labels[0])) return true;
        }

        return false;
    }
}
