using LogMonitor.Core.Events;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Filtering;

public class AllocationTests
{
    [Theory]
    [InlineData("timeout")]
    [InlineData("\"connection reset\" -healthcheck")]
    [InlineData("conn*reset")]
    [InlineData("größe OR 日志")]
    [InlineData("level>=warn time>=2026-11-20 stream:3")]
    [InlineData("service:checkout host:web-* file:*access* -source:x host~/x/")]
    [InlineData("user:ann OR user:\"Ann\" OR user:ä")]
    [InlineData("user:a*n?e")]
    [InlineData("status>=500 OR status:500 OR status>abc OR status>1e300")]
    [InlineData("elapsed_ms>1s OR size>1MB")]
    [InlineData("user:* trace:x OR logger:y OR container:box-7 OR message:*z")]
    [InlineData("/took [0-9]{4,} ms/ OR user~/^x/")]
    public void A_matcher_makes_no_object_per_row(string query)
    {
        using var batch = Filters.Batch(
            Filters.Stream,
            KeyValueFormat.Instance,
            "GET /orders took 12 ms user=Ann status=200 elapsed_ms=12 size=2000000",
            "Connection was Reset by peer user=\"a \\\"b\" status=503 elapsed_ms=\"1.5 s\" size=1.5GB",
            "die GRÖSSE 日志 trace_id=abc SourceContext=App msg=hello status=12345678901234567890123 size=1e400");
        var matcher = Filters.Parse(query).CreateMatcher();
        Run(matcher, batch, 10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(matcher, batch, 100);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBe(0);
    }

    private static int Run(Core.Filtering.LogMatcher matcher, LogBatch batch, int times)
    {
        var hits = 0;
        for (var i = 0; i < times; i++)
        {
            for (var row = 0; row < batch.Count; row++)
            {
                if (matcher.Matches(batch[row])) hits++;
            }
        }

        return hits;
    }
}
