using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Events;
using LogMonitor.Core.Sources;
using LogMonitor.Tests.Filtering;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Storage.Search;

/// <summary>Rows in the commits that brought them. A stream's labels are those of its id.</summary>
internal sealed record RandomLog(IReadOnlyList<IReadOnlyList<RandomRow>> Commits)
{
    private static readonly string?[] Services = [null, "Bob", "500", null];

    // Few different times, so that blocks overlap and share their earliest and latest.
    private static readonly Gen<RandomRow> Row =
        from row in RandomRow.Any
        from second in Gen.Choose(0, 4)
        select row with { Ticks = Some.Ticks + second * TimeSpan.TicksPerSecond, Service = Services[row.StreamId], Host = HostOf(row.StreamId) };

    public static Gen<RandomLog> Any { get; } =
        from count in Gen.Choose(1, 12)
        from commits in (from rows in Gen.Choose(1, 6) from commit in Row.ArrayOf(rows) select (IReadOnlyList<RandomRow>)commit).ArrayOf(count)
        select new RandomLog(commits);

    /// <summary>All rows with the sequences that they get: a commit's rows stand stream by stream.</summary>
    public IReadOnlyList<(long Sequence, RandomRow Row)> Rows { get; } =
        [.. Commits.SelectMany(commit => commit.GroupBy(row => row.StreamId).SelectMany(stream => stream)).Select((row, i) => (i + 1L, row))];

    public async Task CommitAsync(OpenLog log)
    {
        var streams = Enumerable.Range(1, 3).ToDictionary(id => id, id => log.Store.Catalog.Open(
            new StreamDescriptor($"s{id}", new StreamLabels { Source = "files", Service = Services[id], Host = HostOf(id) })));
        var offsets = new Dictionary<int, long>();
        foreach (var commit in Commits)
        {
            await Task.WhenAll(commit.GroupBy(row => row.StreamId).Select(async rows =>
            {
                var offset = offsets.GetValueOrDefault(rows.Key);
                using var builder = new LogBatchBuilder();
                foreach (var row in rows) builder.Append(Encoding.UTF8.GetBytes(row.Text), row.Ticks, row.Level, RowFlags.None, offset++, row.Pattern);
                offsets[rows.Key] = offset;
                await log.CommitAsync(builder, streams[rows.Key], offset);
            }));
        }
    }

    private static string? HostOf(int stream) => stream == 1 ? "ann" : null;
}
