using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Commands;

/// <summary>The real program, run to its end.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("'--demoo' is no option", "--demoo")]
    [InlineData("'-x' is no option", "a.log", "-x")]
    [InlineData("'--data'", "--data")]
    [InlineData("'extra'", "health", "extra")]
    [InlineData("'run' needs -- and a program", "run")]
    [InlineData("'run' needs -- and a program", "run", "--")]
    [InlineData("'run' needs -- and a program", "run", "node", "--port", "1")]
    [InlineData("'run' needs -- and a program", "run", "node", "--", "server.js")]
    [InlineData("'nope' is no address", "health", "--url", "nope")]
    [InlineData("cannot listen on 'nonsense'", "--urls", "nonsense")]
    [InlineData("none.yaml", "--config", "none.yaml")]
    public async Task Bad_arguments_end_in_one_line_and_exit_code_2(string word, params string[] arguments)
    {
        var (exitCode, output) = await RunningServer.RunAsync(_directory.Path, arguments);
        exitCode.ShouldBe(2, output);
        var line = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
        line.ShouldStartWith("logmonitor: ");
        line.ShouldContain(word);
    }

    [Fact]
    public async Task Everything_wrong_with_the_configuration_is_told_a_line_each()
    {
        await File.WriteAllTextAsync(_directory.File("c.yaml"), "LogMonitor: { Storage: { MaxAge: soon }, Accss: open }");
        var (exitCode, output) = await RunningServer.RunAsync(_directory.Path, "--config", "c.yaml");
        exitCode.ShouldBe(2);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldBe("logmonitor: LogMonitor:Storage:MaxAge = 'soon': write a number and a unit, such as 30s, 15m, 12h or 7d.");
        lines[1].ShouldContain("did you mean Access?");
    }

    [Fact]
    public async Task Help_names_every_option_and_command()
    {
        var (exitCode, output) = await RunningServer.RunAsync(_directory.Path, "--help");
        exitCode.ShouldBe(0);
        foreach (var word in (string[])["paths", "--demo", "--urls", "--data", "--config", "--version", "--service", "run", "health"]) output.ShouldContain(word);
    }

    [Fact]
    public async Task The_version_is_a_number_with_points()
    {
        var (exitCode, output) = await RunningServer.RunAsync(_directory.Path, "--version");
        exitCode.ShouldBe(0);
        output.ShouldMatch(@"^\d+\.\d+\.\d+");
    }

    [Fact]
    public async Task Health_tells_by_its_exit_code_whether_a_server_is_ready()
    {
        Uri address;
        await using (var server = await RunningServer.StartAsync(_directory.Path, null, "*.log"))
        {
            address = server.Address;
            var (ready, output) = await RunningServer.RunAsync(_directory.Path, "health", "--url", address.ToString());
            ready.ShouldBe(0, output);
            output.ShouldContain("\"ready\":true");
        }

        var (gone, reason) = await RunningServer.RunAsync(_directory.Path, "health", "--url", address.ToString());
        gone.ShouldBe(1);
        reason.ShouldContain("does not answer");
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_written_is_told_in_one_line()
    {
        await File.WriteAllTextAsync(_directory.File("data"), "");
        var (exitCode, output) = await RunningServer.RunAsync(_directory.Path, "--data", "data", "--urls", "http://127.0.0.1:0");
        exitCode.ShouldBe(1);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain("data");
    }

    [Fact]
    public async Task A_chat_address_in_the_environment_makes_a_channel_and_stays_secret()
    {
        await using var server = await RunningServer.StartAsync(
            _directory.Path, new Dictionary<string, string> { ["LOGMONITOR_WEBHOOK"] = "https://discord.com/api/webhooks/1/s3cr3t", ["LOGMONITOR_FILES"] = "a.log:b*.log" });
        var answer = await server.Http.JsonAsync("api/v1/channels");
        var channel = answer.GetProperty("channels").EnumerateArray().ShouldHaveSingleItem();
        channel.Text("type").ShouldBe("discord");
        answer.GetRawText().ShouldNotContain("s3cr3t");
        server.Output.ShouldNotContain("s3cr3t");
    }
}
