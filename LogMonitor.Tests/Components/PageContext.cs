using System.Text;
using Bunit;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Tests.Support;
using LogMonitor.Web.Components.Alerts;
using LogMonitor.Web.Components.Layout;
using LogMonitor.Web.Components.LogView;
using LogMonitor.Web.Components.Sources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Radzen;

namespace LogMonitor.Tests.Components;

/// <summary>Pages rendered over a real log, without a browser: their scripts do nothing.</summary>
public abstract class PageContext : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private OpenLog _log = null!;
    private long _offset;

    private protected BunitContext Page { get; } = new();

    private protected OpenLog Log => _log;

    private protected FixedStatus Status { get; } = new();

    public Task InitializeAsync()
    {
        _log = new OpenLog(_directory.Path);
        Page.JSInterop.Mode = JSRuntimeMode.Loose;
        Page.Services.AddRadzenComponents();
        Page.Services.AddSingleton(TimeProvider.System);
        Page.Services.AddSingleton(new LogData(_log.Store, TimeProvider.System));
        Page.Services.AddSingleton<IStatusData>(Status);
        Page.Services.AddSingleton(new ReadingData(_log.Store, FormatRegistry.Default, NullLogger<ReadingData>.Instance));
        Page.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Page.DisposeAsync();
        await _log.DisposeAsync();
        _directory.Dispose();
    }

    /// <summary>Commits records of now, with the plainest format.</summary>
    private protected async Task CommitAsync(params (LogLevel Level, string Text)[] records)
    {
        var stream = _log.Store.Catalog.Open(new StreamDescriptor("app", new StreamLabels { Source = "files", Service = "checkout", Host = "web-1", File = "/logs/app.log" }));
        using var builder = new LogBatchBuilder();
        foreach (var (level, text) in records)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            builder.Append(bytes, TimeProvider.System.GetUtcNow().UtcTicks, level, RowFlags.None, _offset);
            _offset += bytes.Length + 1;
        }

        var completion = new BatchCompletion();
        await _log.Store.Queue.WriteAsync(
            builder.Seal(stream, FormatRegistry.Default.Fallback, TimeProvider.System.GetUtcNow().UtcTicks, position: new SourcePosition(_offset), completion: completion), default);
        await completion.Task;
    }

    /// <summary>What a test says about the program's state.</summary>
    private protected sealed class FixedStatus : IStatusData
    {
        public List<SourceStatus> Rows { get; } = [];

        public AlertsSnapshot Snapshot { get; set; } = AlertsSnapshot.Empty;

        public LogStatus Status() => new(Rows.Count, Rows.Count(row => row.State == SourceState.Failing), 0, TimeSpan.Zero, 0, TimeSpan.Zero, Snapshot.Active.Count);

        public IReadOnlyList<SourceStatus> Sources() => Rows;

        public AlertsSnapshot Alerts() => Snapshot;
    }
}
