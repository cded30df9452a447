using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Tests.Framing;
using LogMonitor.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LogMonitor.Tests.Sources.Files;

/// <summary>Files in envelopes and encodings, tailed into a real log.</summary>
public sealed class ContainerFilesTests : IAsyncLifetime
{
    private const string Pod = "pods/shop_pay-0_1b4e28ba/checkout/";

    private readonly TempDirectory _data = new();
    private readonly TempDirectory _logs = new();
    private CancellationTokenSource _stop = new();
    private OpenLog _log = null!;
    private Task _running = Task.CompletedTask;

    public Task InitializeAsync()
    {
        _log = new OpenLog(_data.Path);
        Directory.CreateDirectory(_logs.File(Pod));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _logs.Dispose();
        _data.Dispose();
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("cri")]
    public async Task Output_and_error_are_streams_with_labels_and_go_on_after_a_restart(string runtime)
    {
        Append(Pod + "0.log", EnvelopeTests.Whole(runtime, "stdout", "one") + EnvelopeTests.Part(runtime, "stderr", "to be ") + EnvelopeTests.Part(runtime, "stdout", "two "));
        Start();
        await SeesAsync("stream:stdout", "one", "two ");
        await SeesAsync("stream:stderr", "to be ");
        await StopAsync();
        Append(Pod + "0.log", EnvelopeTests.Whole(runtime, "stdout", "halves") + EnvelopeTests.Whole(runtime, "stderr", "joined") + EnvelopeTests.Whole(runtime, "stderr", "next"));
        _log = new OpenLog(_data.Path);
        Start();
        await SeesAsync("", "one", "two halves", "to be joined", "next");
        await SeesAsync("service:checkout namespace:shop pod:pay-0 container:checkout stream:stderr", "to be joined", "next");
        var record = _log.Search("stream:stderr").Records[^1];
        record.Flags.HasFlag(RowFlags.NoTime).ShouldBeFalse();
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("cri")]
    public async Task A_line_in_parts_and_a_trace_go_on_in_the_next_file(string runtime)
    {
        Append(Pod + "0.log", EnvelopeTests.Whole(runtime, "stdout", "2026-11-20T12:00:00Z ERROR boom") + EnvelopeTests.Part(runtime, "stderr", "to be "));
        Start();
        await SeesAsync("", "2026-11-20T12:00:00Z ERROR boom", "to be ");
        File.Move(_logs.File(Pod + "0.log"), _logs.File(Pod + "0.log.20261120-120000"));
        Append(Pod + "0.log", EnvelopeTests.Whole(runtime, "stdout", "unindented") + EnvelopeTests.Whole(runtime, "stderr", "joined") + EnvelopeTests.Whole(runtime, "stdout", "2026-11-20T12:00:01Z INFO next"));
        await SeesAsync("", "2026-11-20T12:00:00Z ERROR boom\nunindented", "to be joined", "2026-11-20T12:00:01Z INFO next");
    }

    [Fact]
    public async Task A_trace_goes_on_in_the_next_file_and_nothing_else_does()
    {
        Append("a.log", "2026-11-20 12:00:00 ERROR boom\n2026-11-20 12:00:00 ERROR boom\nsystem.Error: x\n   at A.B()\n");
        Append("b.log", "2026-11-20 12:00:00 INFO one\nunfinished");
        Start();
        await _log.UntilAsync(() => _log.Texts().Count == 3);
        foreach (var name in (string[])["a.log", "b.log"]) File.Move(_logs.File(name), _logs.File(name + ".1"));
        Append("a.log", "   at C.D()\nCaused by: y\n2026-11-20 12:00:01 INFO fine\n");
        Append("b.log", "a header of its own\n2026-11-20 12:00:01 INFO two\n");
        await SeesAsync(
            "",
            "2026-11-20 12:00:00 ERROR boom",
            "2026-11-20 12:00:00 ERROR boom\nsystem.Error: x\n   at A.B()\n   at C.D()\nCaused by: y",
            "2026-11-20 12:00:01 INFO fine",
            "2026-11-20 12:00:00 INFO one\nunfinished",
            "a header of its own",
            "2026-11-20 12:00:01 INFO two");
    }

    [Fact]
    public async Task A_file_of_which_only_the_new_end_is_wanted_is_known_by_its_head()
    {
        Append(Pod + "0.log", EnvelopeTests.Whole("cri", "stdout", "old"));
        File.WriteAllBytes(_logs.File("w.log"), Utf16Tests.Bytes(bigEndian: true, "alt\n"));
        Start(StartAt.End);
        await _log.UntilAsync(() => true);
        using (var file = new FileStream(_logs.File("w.log"), FileMode.Append)) file.Write(Utf16Tests.Bytes(bigEndian: true, "neu ä\n").AsSpan(2));
        Append(Pod + "0.log", EnvelopeTests.Whole("cri", "stderr", "new"));
        await SeesAsync("", "neu ä", "new");
    }

    [Fact]
    public async Task A_file_in_UTF_16_goes_on_after_a_restart()
    {
        File.WriteAllBytes(_logs.File("w.log"), Utf16Tests.Bytes(bigEndian: false, "eins ä\nzwei"));
        Start();
        await SeesAsync("", "eins ä", "zwei");
        await StopAsync();
        using (var file = new FileStream(_logs.File("w.log"), FileMode.Append)) file.Write(Utf16Tests.Bytes(bigEndian: false, " und €\ndrei\n").AsSpan(2));
        _log = new OpenLog(_data.Path);
        Start();
        await SeesAsync("", "eins ä", "zwei und €", "drei");
    }

    private void Start(StartAt startAt = StartAt.Beginning)
    {
        var options = new FileSourceOptions { Path = Path.Combine(_logs.Path, "**/*.log*"), StartAt = startAt };
        var tailer = new FileTailer([options], "/", _log.Store.Catalog, FormatRegistry.Default, _log.Store.Queue, () => true, TimeProvider.System, NullLogger<FileTailer>.Instance);
        _running = tailer.RunAsync(_stop.Token);
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _log.DisposeAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }

    private void Append(string file, string text) => File.AppendAllText(_logs.File(file), text);

    private async Task SeesAsync(string query, params string[] expected)
    {
        var wanted = expected.Order(StringComparer.Ordinal).ToList();
        try
        {
            await _log.UntilAsync(() => _log.Texts(query).Order(StringComparer.Ordinal).SequenceEqual(wanted));
        }
        catch (OperationCanceledException)
        {
            _log.Texts(query).ShouldBe(expected);
        }
    }
}
