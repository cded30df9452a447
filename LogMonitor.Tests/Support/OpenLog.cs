using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Storage;
using LogMonitor.Core.Storage.Search;
using Microsoft.Extensions.Logging.Abstractions;

namespace LogMonitor.Tests.Support;

/// <summary>A real log in a directory, running; opened again it shows what survived.</summary>
internal sealed class OpenLog : IAsyncDisposable
{
    public OpenLog(string directory, StorageOptions? options = null, TimeProvider? time = null, IReadOnlyList<SchemaStep>? schema = null, Func<string, LogFormat>? formats = null, FormatRegistry? registry = null)
    {
        options ??= new StorageOptions { Commit = new CommitOptions { WatchedAge = TimeSpan.FromMilliseconds(1), IdleAge = TimeSpan.FromMilliseconds(1) } };
        Store = LogStore.Open(directory, options, schema ?? [], formats ?? FormatRegistry.Default.ByName, time ?? TimeProvider.System, NullLoggerFactory.Instance, registry);
        Store.Start();
    }

    public LogStore Store { get; }

    public LogStream Stream(string key, string? service = null, string source = "files")
        => Store.Catalog.Open(new StreamDescriptor(key, new StreamLabels { Source = source, Service = service }));

    /// <summary>Commits lines as one batch whose rows begin at that offset of their source; waits until they are durable.</summary>
    public async Task CommitAsync(LogStream stream, long offset, params string[] lines)
    {
        using var builder = new LogBatchBuilder();
        foreach (var line in lines)
        {
            builder.Append(Encoding.UTF8.GetBytes(line), Some.Ticks + offset, LogLevel.Info, RowFlags.None, offset);
            offset += Encoding.UTF8.GetByteCount(line) + 1;
        }

        await CommitAsync(builder, stream, offset);
    }

    public async Task CommitAsync(LogBatchBuilder builder, LogStream stream, long nextOffset, string? state = null)
    {
        var completion = new BatchCompletion();
        await Store.Queue.WriteAsync(builder.Seal(stream, TextFormat.Instance, Some.Ticks, position: new SourcePosition(nextOffset, state), completion: completion), default);
        await completion.Task;
    }

    /// <summary>Bounds the database as a full disk would, or lifts that again; the result is the bound before, in pages.</summary>
    public long SetPageLimit(long pages) => Store.Database.Write(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA max_page_count";
        var before = (long)command.ExecuteScalar()!;
        command.CommandText = $"PRAGMA max_page_count = {pages}";
        command.ExecuteNonQuery();
        return before;
    });

    public SearchResult Search(string query = "", SearchOrder order = SearchOrder.Sequence, int limit = 100_000)
        => Store.Search.Search(new SearchRequest { Filter = LogFilter.Parse(query).Filter!, Order = order, Limit = limit });

    public List<string> Texts(string query = "") => [.. Search(query).Records.Select(record => record.Text)];

    /// <summary>Waits for the condition, looking each time something is committed.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        using var watch = Store.Tail.Watch();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var next = Store.Tail.NextSequence;
            if (condition()) return;
            await Store.Tail.WaitAsync(next, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Store.StopAsync(default);
        await Store.DisposeAsync();
    }
}
