using System.Diagnostics;
using System.Globalization;
using System.Text;
using LogMonitor.Core.Alerts;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

/// <summary><c>logmonitor run</c>, as a container's entry point uses it.</summary>
[Collection(ProgramCollection.Name)]
public sealed class RunTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_childs_output_is_ours_its_exit_code_too_and_every_line_is_in_the_log()
    {
        var (exitCode, output, errors) = await RunAsync("sh", "-c", "seq 1 5000; printf 'b\\377d\\n'; echo oops >&2; printf 'no end'; exit 3");
        exitCode.ShouldBe(3);
        output.ShouldBe([.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 5000).Select(number => $"{number}\n"))), (byte)'b', 0xFF, .. "d\nno end"u8]);
        errors.Where(line => !line.StartsWith("LogMonitor is ready: ", StringComparison.Ordinal)).ShouldBe(["oops"]);

        await using var log = new OpenLog(Path.Combine(_directory.Path, "data"), schema: AlertSchema.Steps);
        log.Texts("service:sh field.stream:stdout").ShouldBe([.. Enumerable.Range(1, 5000).Select(number => number.ToString(CultureInfo.InvariantCulture)), "b\uFFFDd", "no end"]);
        log.Texts("service:sh field.stream:stderr").ShouldBe(["oops"]);
    }

    [Fact]
    public async Task Arguments_reach_the_child_as_they_are()
    {
        var (exitCode, output, _) = await RunAsync("printf", "%s|", "@file", "[x]", "--help", "--", "--data", "", "a b");
        exitCode.ShouldBe(0);
        Encoding.UTF8.GetString(output).ShouldBe("@file|[x]|--help|--|--data||a b|");
    }

    [Fact]
    public async Task Standard_input_is_the_childs()
    {
        var (exitCode, output, _) = await RunAsync("cat");
        exitCode.ShouldBe(0);
        Encoding.UTF8.GetString(output).ShouldBe("typed\n");
    }

    [Fact]
    public async Task A_program_that_is_not_there_ends_it_with_127()
    {
        var (exitCode, output, errors) = await RunAsync("no-such-program-here");
        exitCode.ShouldBe(127);
        output.ShouldBeEmpty();
        errors[^1].ShouldBe("logmonitor: cannot run 'no-such-program-here': there is no such program; write a path, or a name that is in PATH.");
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    [InlineData("USR1")]
    [InlineData("USR2")]
    public async Task A_signal_is_passed_on_and_what_the_child_says_of_it_is_kept(string signal)
    {
        await using var server = await RunningServer.StartAsync(
            _directory.Path, null, "run", "--", "sh", "-c", $"trap 'echo got {signal}; exit 7' {signal}; echo waiting; while :; do sleep 0.05; done");
        await server.LineAsync("waiting");
        (await server.SignalAsync(signal)).ShouldBe(7);
        await using var log = new OpenLog(Path.Combine(_directory.Path, "data"), schema: AlertSchema.Steps);
        log.Texts("source:run").ShouldBe(["waiting", $"got {signal}"]);
    }

    private async Task<(int ExitCode, byte[] Output, string[] Errors)> RunAsync(params string[] child)
    {
        var start = RunningServer.StartInfo(_directory.Path, null, ["run", "--urls", "http://127.0.0.1:0", "--", .. child]);
        start.RedirectStandardInput = true;
        using var process = Process.Start(start)!;
        var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync("typed\n");
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        await reading;
        return (process.ExitCode, output.ToArray(), (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
