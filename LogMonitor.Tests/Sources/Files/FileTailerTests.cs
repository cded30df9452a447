using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LogMonitor.Tests.Sources.Files;

public sealed class FileTailerTests : IAsyncLifetime
{
    private readonly TempDirectory _data = new();
    private readonly TempDirectory _logs = new();
    private CancellationTokenSource _stop = new();
    private OpenLog _log = null!;
    private FileTailer? _tailer;
    private Task _running = Task.CompletedTask;

    public Task InitializeAsync()
    {
        _log = new OpenLog(_data.Path);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _logs.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task What_is_there_and_what_is_appended_is_read_once()
    {
        Append("a.log", "one\ntwo\n");
        Start();
        await SeesAsync("one", "two");
        Append("a.log", "three\n");
        await SeesAsync("one", "two", "three");
    }

    [Fact]
    public async Task A_file_created_late_and_deep_below_is_read_from_its_first_byte()
    {
        Start("**/*.log");
        Directory.CreateDirectory(_logs.File("x/y"));
        Append("x/y/late.log", "first\nsecond\n");
        await SeesAsync("first", "second");
    }

    [Fact]
    public async Task A_second_header_in_what_is_there_does_not_hold_back_the_rows_behind_it()
    {
        Append("iis.log", "#Fields: date time c-ip\n2026-11-20 11:00:00 10.0.0.1\n#Fields: date time cs-method c-ip\n2026-11-20 11:00:01 GET 10.0.0.2\n");
        Start("iis.log");
        await SeesAsync("#Fields: date time c-ip", "2026-11-20 11:00:00 10.0.0.1", "#Fields: date time cs-method c-ip", "2026-11-20 11:00:01 GET 10.0.0.2");
    }

    [Fact]
    public async Task A_renamed_file_is_read_to_its_end_and_its_successor_from_the_beginning()
    {
        Append("a.log", "one\n");
        Start("a.log");
        await SeesAsync("one");
        File.Move(_logs.File("a.log"), _logs.File("a.log.1"));
        Append("a.log.1", "two\n");
        Append("a.log", "three\n");
        await SeesAsync("one", "two", "three");
    }

    [Fact]
    public async Task A_rename_within_the_glob_reads_nothing_twice()
    {
        Append("a.log", "one\n");
        Start("a.log*");
        await SeesAsync("one");
        File.Move(_logs.File("a.log"), _logs.File("a.log.1"));
        Append("a.log", "two\n");
        await SeesAsync("one", "two");
        Append("a.log.1", "three\n");
        await SeesAsync("one", "two", "three");
    }

    [Fact]
    public async Task A_truncated_file_is_read_from_the_beginning_again()
    {
        Append("a.log", "one\ntwo\n");
        Start();
        await SeesAsync("one", "two");
        File.WriteAllText(_logs.File("a.log"), "new\n");
        await SeesAsync("one", "two", "new");
    }

    [Fact]
    public async Task A_file_that_is_truncated_and_refilled_to_a_larger_size_is_a_new_one()
    {
        Append("a.log", "one\ntwo\n");
        Start();
        await SeesAsync("one", "two");
        File.WriteAllText(_logs.File("a.log"), "three\nfour\nfive\n");
        await SeesAsync("one", "two", "three", "four", "five");
    }

    [Fact]
    public async Task A_file_that_is_truncated_and_refilled_to_the_same_size_is_a_new_one()
    {
        Append("a.log", "one\ntwo\n");
        Start();
        await SeesAsync("one", "two");
        File.WriteAllText(_logs.File("a.log"), "six\nten\n");
        await SeesAsync("one", "two", "six", "ten");
    }

    [Fact]
    public async Task Empty_lines_are_read_over_and_nothing_is_read_again()
    {
        Append("a.log", "one\n");
        Start();
        await SeesAsync("one");
        Append("a.log", "\n\n\n");
        await CaughtUpAsync();
        Append("a.log", "two\n");
        await SeesAsync("one", "two");
        _tailer!.Status().ShouldHaveSingleItem().Truncations.ShouldBe(0);
    }

    [Fact]
    public async Task A_deleted_and_recreated_file_is_a_new_one_even_with_the_same_inode()
    {
        Append("a.log", "one\n");
        Start();
        await SeesAsync("one");
        await StopAsync();
        File.Delete(_logs.File("a.log"));
        Append("a.log", "new one\nnew two\n");
        _log = new OpenLog(_data.Path);
        Start();
        await SeesAsync("one", "new one", "new two");
    }

    [Fact]
    public async Task After_a_restart_reading_goes_on_where_it_was_committed()
    {
        Append("a.log", "one\ntwo\n");
        Start();
        await SeesAsync("one", "two");
        await StopAsync();
        Append("a.log", "three\n");
        File.Move(_logs.File("a.log"), _logs.File("b.log"));
        _log = new OpenLog(_data.Path);
        Start();
        await SeesAsync("one", "two", "three");
    }

    [Fact]
    public async Task An_unterminated_last_line_is_seen_after_a_second_and_is_one_record_with_its_rest()
    {
        Append("a.log", "whole\npart");
        Start();
        await SeesAsync("whole", "part");
        Append("a.log", "ial line\n");
        await SeesAsync("whole", "partial line");
    }

    [Fact]
    public async Task A_rest_that_comes_after_a_restart_still_continues_its_line()
    {
        Append("a.log", "part");
        Start();
        await SeesAsync("part");
        await StopAsync();
        Append("a.log", "ial\nnext\n");
        _log = new OpenLog(_data.Path);
        Start();
        await SeesAsync("partial", "next");
    }

    [Fact]
    public async Task A_stack_trace_written_slowly_is_one_record()
    {
        const string Head = "2026-11-20 12:00:00.000 +00:00 [ERR] boom";
        const string Trace = "\nSystem.TimeoutException: late\n   at Shop.Pay()";
        const string Next = "2026-11-20 12:00:01.000 +00:00 [INF] fine";
        Append("a.log", Head + "\n");
        Start();
        await SeesAsync(Head);
        Append("a.log", Trace[1..] + "\n");
        await SeesAsync(Head + Trace);
        Append("a.log", Next + "\n");
        await SeesAsync(Head + Trace, Next);
    }

    [Fact]
    public async Task Two_files_with_the_same_first_bytes_are_both_read_whole()
    {
        Append("a.log", "same\nonly a\n");
        Append("b.log", "same\nonly b\n");
        Start();
        await SeesAsync("same", "only a", "same", "only b");
    }

    [Fact]
    public async Task A_deleted_file_is_drained_through_its_open_handle()
    {
        Append("a.log", "one\n");
        Start();
        await SeesAsync("one");
        await using var writer = new StreamWriter(new FileStream(_logs.File("a.log"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete));
        File.Delete(_logs.File("a.log"));
        await writer.WriteAsync("two\n");
        await writer.FlushAsync();
        await SeesAsync("one", "two");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_shown_replaced_and_break_nothing()
    {
        File.WriteAllBytes(_logs.File("a.log"), [.. "bad "u8, 0xFF, .. "\n"u8, 0, 0, .. "x\n"u8]);
        Start();
        await SeesAsync("bad \uFFFD", "x");
    }

    private void Start(string glob = "*.log")
    {
        var options = new FileSourceOptions { Path = Path.Combine(_logs.Path, glob) };
        _tailer = new FileTailer([options], "/", _log.Store.Catalog, FormatRegistry.Default, _log.Store.Queue, () => true, TimeProvider.System, NullLogger<FileTailer>.Instance);
        _running = _tailer.RunAsync(_stop.Token);
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _log.DisposeAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }

    /// <summary>Waits until all that was written is read, rows or not.</summary>
    private async Task CaughtUpAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (_tailer!.Status() is not [{ LagBytes: 0, Position: > 4 }]) await timer.WaitForNextTickAsync(patience.Token);
    }

    private void Append(string file, string text) => File.AppendAllText(_logs.File(file), text);

    private async Task SeesAsync(params string[] expected)
    {
        var wanted = expected.Order(StringComparer.Ordinal).ToList();
        try
        {
            await _log.UntilAsync(() => _log.Texts().Order(StringComparer.Ordinal).SequenceEqual(wanted));
        }
        catch (OperationCanceledException)
        {
            _log.Texts().ShouldBe(expected);
        }
    }
}
