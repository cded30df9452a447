using System.Runtime.CompilerServices;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Live;
using LogMonitor.Core.Storage;
using Microsoft.AspNetCore.SignalR;

namespace LogMonitor.Web.Hubs;

/// <summary>What the hub streams: the newest matches, and how many before them were left out.</summary>
public sealed record HubPage(IReadOnlyList<LogRecord> Events, long Skipped);

/// <summary><c>/hubs/logs</c>: the live tail for every client that is not this page.</summary>
public sealed class LogHub(LogStore store, TimeProvider time) : Hub
{
    private const int MaxEvents = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <param name="query">A query in the filter language; empty for everything.</param>
    /// <param name="fromSequence">Where to begin; null for what comes from now on.</param>
    /// <param name="cancellation">Cancelled when the client leaves.</param>
    public async IAsyncEnumerable<HubPage> Tail(string query, long? fromSequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var parsed = LogFilter.Parse(query, time);
        if (parsed.Filter is not { } filter) throw new HubException($"{parsed.Error!.Message} (at {parsed.Error.Position})");
        using var live = new LiveQuery(store, filter, fromSequence ?? store.Tail.NextSequence);
        while (true)
        {
            var page = await live.ReadAsync(MaxEvents, cancellation);
            if (page.Records.Count == 0 && page.Skipped == 0) continue;
            yield return new HubPage(page.Records, page.Skipped);
            await Task.Delay(Interval, time, cancellation);
        }
    }
}
