using System.Collections.Concurrent;

namespace LogMonitor.Web.Api.Ingest;

/// <summary>How many requests to store records were answered with which status, for the metrics.</summary>
internal sealed class IngestCounters
{
    private readonly ConcurrentDictionary<int, long> _byStatus = new();

    public IReadOnlyList<(int Status, long Requests)> All => [.. _byStatus.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];

    public void Count(int status) => _byStatus.AddOrUpdate(status, 1, (_, before) => before + 1);
}
