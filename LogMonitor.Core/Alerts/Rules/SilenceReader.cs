using System.Globalization;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Core.Alerts.Rules;

/// <summary>Reads one silence out of its mapping, noting every problem it finds.</summary>
internal sealed class SilenceReader(YamlMap map, TimeProvider time)
{
    private static readonly string[] Keys = ["match", "from", "until", "why"];

    public Silence? Read()
    {
        var match = ReadMatch();
        var from = ReadTime("from", required: false);
        var until = ReadTime("until", required: true);
        var why = map.TakeText("why") ?? "";
        map.RefuseUnknown(Keys);
        if (match is null || from is null || until is null) return null;
        if (from < until) return new Silence(match, from.Value, until.Value, why);
        map.Problem(map.Node, "'from' is not before 'until'");
        return null;
    }

    private LogFilter? ReadMatch()
    {
        var scalar = map.TakeScalar("match");
        if (string.IsNullOrWhiteSpace(scalar?.Value))
        {
            map.Problem(scalar ?? map.Node, "a silence needs a 'match', such as 'service:catalog' or 'rule:Slow'");
            return null;
        }

        var result = LogFilter.Parse(scalar.Value, time);
        if (result.Error is { } error) map.Problem(scalar, error.Position, $"'match': {error.Message}");
        return result.Filter;
    }

    private long? ReadTime(string key, bool required)
    {
        var scalar = map.TakeScalar(key);
        if (scalar?.Value is null && !required) return 0;
        // RFC 3339 with the zone said; AssumeUniversal only decides where it was left out.
        if (DateTimeOffset.TryParse(scalar?.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return instant.UtcTicks;
        map.Problem(scalar ?? map.Node, $"'{key}' is a time such as 2026-11-21T06:00Z");
        return null;
    }
}
