using System.Diagnostics;
using System.Globalization;
using System.Text;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Child;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Child;

/// <summary>Real children, each a shell with a script.</summary>
public sealed class ChildSourceTests : IAsyncLifetime
{
    private const int SigUsr1 = 10;
    private const int SigTerm = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _data = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly MemoryStream _output = new();
    private readonly MemoryStream _errors = new();
    private OpenLog _log = null!;
    private ChildSource _source = null!;
    private Task _running = Task.CompletedTask;

    public Task InitializeAsync()
    {
        _log = new OpenLog(_data.Path);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _source.Dispose();
        await _log.DisposeAsync();
        _stop.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Both_outputs_are_streams_of_their_own_and_passed_on_byte_for_byte()
    {
        (await RunAsync(@"printf 'one\ntwo \377\000\n'; printf 'oops\nno end' >&2")).ShouldBe(0);
        _log.Texts("field.stream:stdout").ShouldBe(["one", "two \uFFFD"]);
        _log.Texts("field.stream:stderr source:run service:shop").ShouldBe(["oops", "no end"]);
        _output.ToArray().ShouldBe([.. "one\ntwo "u8, 0xFF, 0, (byte)'\n']);
        _errors.ToArray().ShouldBe("oops\nno end"u8.ToArray());
    }

    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("kill -KILL $$", 137)]
    [InlineData("kill -TERM $$", 143)]
    public async Task Its_exit_code_is_that_of_the_child_as_shells_tell_it(string script, int expected)
    {
        (await RunAsync(script)).ShouldBe(expected);
        var statuses = _source.Status();
        statuses.Select(status => status.State).ShouldBe([SourceState.Ended, SourceState.Ended]);
        foreach (var status in statuses) status.Note.ShouldBe($"exited with code {expected}");
    }

    [Fact]
    public async Task A_million_lines_are_all_there_in_their_order()
    {
        (await RunAsync("seq 1 1000000")).ShouldBe(0);
        await _log.Store.StopAsync(default);
        var cursor = _log.Store.OpenCursor(1);
        var next = 1;
        while (next <= 1_000_000)
        {
            using var slice = await cursor.ReadAsync(default);
            foreach (var (batch, first) in slice.Segments)
            {
                for (var row = first; row < batch.Count; row++, next++) int.Parse(batch.TextOf(row), CultureInfo.InvariantCulture).ShouldBe(next);
            }
        }

        _source.Status()[0].Rows.ShouldBe(1_000_000);
    }

    [Fact]
    public async Task Signals_reach_the_child()
    {
        Start("trap 'echo usr1' USR1; trap 'echo term; exit 5' TERM; echo ready; while :; do sleep 0.05; done");
        await _log.UntilAsync(() => _log.Texts() is ["ready"]);
        _source.Send(SigUsr1).ShouldBeTrue();
        await _log.UntilAsync(() => _log.Texts() is ["ready", "usr1"]);
        _source.Send(SigTerm).ShouldBeTrue();
        (await _source.Exit.WaitAsync(Patience)).ShouldBe(5);
        await _running;
        await _log.UntilAsync(() => _log.Texts() is ["ready", "usr1", "term"]);
    }

    [Fact]
    public async Task What_the_child_started_and_left_behind_does_not_hold_the_end_back()
    {
        (await RunAsync("sleep 600 & echo $!")).ShouldBe(0);
        using var left = Process.GetProcessById(int.Parse(Encoding.UTF8.GetString(_output.ToArray()), CultureInfo.InvariantCulture));
        left.HasExited.ShouldBeFalse();
        left.Kill();
    }

    [Fact]
    public async Task A_child_that_does_not_want_to_end_is_ended_when_LogMonitor_must_stop()
    {
        Start("trap 'echo no' TERM; echo ready; while :; do sleep 0.05; done");
        await _log.UntilAsync(() => _log.Texts() is ["ready"]);
        await _stop.CancelAsync();
        (await _source.Exit.WaitAsync(Patience)).ShouldBe(137);
        await _running;
        await _log.UntilAsync(() => _log.Texts() is ["ready", "no"]);
    }

    [Fact]
    public void A_program_that_is_not_there_or_is_none_is_told_as_shells_do()
    {
        _source = Source("no-such-program-here");
        var (problem, exitCode) = _source.Start(_output, _errors)!.Value;
        (problem, exitCode).ShouldBe(("cannot run 'no-such-program-here': there is no such program; write a path, or a name that is in PATH.", ChildSource.NotFound));

        var file = _data.File("text");
        File.WriteAllText(file, "text");
        _source = Source(file);
        (problem, exitCode) = _source.Start(_output, _errors)!.Value;
        (problem, exitCode).ShouldBe(($"cannot run '{file}': Permission denied.", ChildSource.CannotRun));
    }

    [Fact]
    public void A_program_of_that_name_in_the_working_directory_is_not_taken_for_one_in_the_path()
    {
        File.WriteAllText(_data.File("sh"), "");
        ProgramPath.Find("sh", $"{_data.Path}:/bin").ShouldBe("/bin/sh");
        ProgramPath.Find("sh", "/nowhere").ShouldBeNull();
        ProgramPath.Find("./sh", "/bin").ShouldBe(Path.GetFullPath("sh"));
        _source = Source("sh");
    }

    private void Start(string script)
    {
        _source = Source("sh", "-c", script);
        _source.Start(_output, _errors).ShouldBeNull();
        _running = _source.RunAsync(_stop.Token);
    }

    /// <summary>Runs it to its end; what it wrote is in the log then.</summary>
    private async Task<int> RunAsync(string script)
    {
        Start(script);
        var exitCode = await _source.Exit.WaitAsync(Patience);
        await _running;
        var rows = _source.Status().Sum(status => status.Rows);
        await _log.UntilAsync(() => _log.Store.CommittedRows >= rows);
        return exitCode;
    }

    private ChildSource Source(string program, params string[] arguments)
        => new(new ChildCommand(program, arguments, "shop"), _log.Store.Catalog, FormatRegistry.Default, _log.Store.Queue, TimeProvider.System);
}
