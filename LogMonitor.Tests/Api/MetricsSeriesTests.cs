using System.Text;
using LogMonitor.Core.Sources;
using LogMonitor.Web.Api;

namespace LogMonitor.Tests.Api;

public sealed class MetricsSeriesTests
{
    private static readonly IReadOnlyList<SourceStatus> Many =
    [
        .. Enumerable.Range(0, 600).Select(i => new SourceStatus { Source = "files", Name = $"/logs/{i}.log", State = SourceState.Following, Size = 2, LagSeconds = i }),
    ];

    [Fact]
    public void Beyond_five_hundred_sources_the_rest_are_one_series()
    {
        var lines = Series("lag_bytes", source => source.LagBytes);
        lines.Length.ShouldBe(503);
        lines[^1].ShouldBe("""lag_bytes{source="files",name="(others)"} 200""");
    }

    [Fact]
    public void Of_the_rest_the_longest_lag_is_told() => Series("lag_seconds", source => source.LagSeconds)[^1].ShouldEndWith(" 599");

    private static string[] Series(string name, Func<SourceStatus, double> value)
    {
        var text = new StringBuilder();
        MetricsEndpoints.PerSource(text, name, "gauge", "Help.", Many, value);
        return text.ToString().TrimEnd('\n').Split('\n');
    }
}
