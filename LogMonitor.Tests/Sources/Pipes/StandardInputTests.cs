using System.IO.Pipelines;
using System.Text;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Pipes;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Pipes;

public sealed class StandardInputTests : IAsyncLifetime
{
    private readonly TempDirectory _data = new();
    private readonly Pipe _pipe = new();
    private readonly CancellationTokenSource _stop = new();
    private OpenLog _log = null!;
    private StandardInput? _source;
    private Task _running = Task.CompletedTask;

    public Task InitializeAsync()
    {
        _log = new OpenLog(_data.Path);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pipe.Writer.CompleteAsync();
        await _running;
        _source?.Dispose();
        await _log.DisposeAsync();
        _stop.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task What_is_written_becomes_records_of_the_service()
    {
        Start();
        await WriteAsync("one\ntwo\n");
        await SeesAsync("one", "two");
        await WriteAsync("three\n");
        await SeesAsync("one", "two", "three");
        _log.Texts("source:stdin service:shop").Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_line_in_pieces_is_one_record_and_seen_before_its_end()
    {
        Start();
        await WriteAsync("pa");
        await WriteAsync("rt");
        await SeesAsync("part");
        await WriteAsync("ial\nnext\n");
        await SeesAsync("partial", "next");
    }

    [Fact]
    public async Task The_end_takes_the_last_line_without_its_break_and_the_source_has_ended()
    {
        Start();
        await WriteAsync("one\ntw");
        await _pipe.Writer.CompleteAsync();
        await _running;
        await SeesAsync("one", "tw");
        var status = _source!.Status().ShouldHaveSingleItem();
        (status.State, status.Position, status.Rows, status.Error).ShouldBe((SourceState.Ended, 6, 2, null));
    }

    [Fact]
    public async Task A_record_longer_than_the_buffer_is_one_record()
    {
        var line = new string('x', 900_000);
        Start();
        await WriteAsync(line + "\nend\n");
        await SeesAsync(line, "end");
    }

    [Fact]
    public async Task A_full_log_holds_the_writer_back_and_loses_nothing()
    {
        var queue = new IngestQueue(maxBytes: 1000);
        Start(queue);
        var lines = Enumerable.Range(0, 100_000).Select(number => $"line {number:000000}").ToArray();
        var writing = Task.Run(() => WriteAsync(string.Join('\n', lines) + "\n"));
        await Eventually.TrueAsync(() => _source!.Status()[0].State == SourceState.Paused);
        writing.IsCompleted.ShouldBeFalse();

        var received = new List<string>();
        while (received.Count < lines.Length)
        {
            using var batch = (await queue.Reader.ReadAsync()).Single();
            for (var row = 0; row < batch.Count; row++) received.Add(Encoding.UTF8.GetString(batch.TextOf(row)));
            queue.Release(IngestQueue.CostOf(batch));
        }

        received.ShouldBe(lines);
        await writing;
    }

    [Fact]
    public async Task Asked_to_stop_it_still_reads_what_the_writer_says_on_its_way_out()
    {
        Start();
        await WriteAsync("one\n");
        await SeesAsync("one");
        await _stop.CancelAsync();
        await WriteAsync("bye\n");
        await _pipe.Writer.CompleteAsync();
        await _running;
        await SeesAsync("one", "bye");
    }

    [Fact]
    public async Task A_writer_that_goes_on_does_not_keep_it_from_stopping()
    {
        Start();
        await WriteAsync("one\npart");
        await _stop.CancelAsync();
        await _running;
        await SeesAsync("one", "part");
    }

    [Fact]
    public async Task Input_that_cannot_be_read_is_told_and_ends_nothing_else()
    {
        Start(open: () => throw new UnauthorizedAccessException("it is a folder"));
        await _running;
        var status = _source!.Status().ShouldHaveSingleItem();
        status.State.ShouldBe(SourceState.Failing);
        status.Error!.ShouldContain("it is a folder");
    }

    private void Start(IngestQueue? queue = null, Func<Stream>? open = null)
    {
        _source = new StandardInput(open ?? (() => _pipe.Reader.AsStream()), "shop", _log.Store.Catalog, FormatRegistry.Default, queue ?? _log.Store.Queue, TimeProvider.System);
        _running = _source.RunAsync(_stop.Token);
    }

    private async Task WriteAsync(string text) => await _pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text));

    private async Task SeesAsync(params string[] expected)
    {
        await _log.UntilAsync(() => _log.Texts().SequenceEqual(expected));
    }
}
