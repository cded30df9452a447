using LogMonitor.Core.Configuration;
using LogMonitor.Tests.Support;
using LogMonitor.Web.Commands;
using LogMonitor.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace LogMonitor.Tests.Hosting;

public sealed class SettingsTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly ConfigurationManager _configuration = new();

    public void Dispose()
    {
        _configuration.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("c.yaml", "LogMonitor:\n  DataDirectory: /from-file\n  Storage: { MaxAge: 3d }\n  Sources:\n    Files:\n      - { Path: \"/logs/*.log\", Exclude: [\"*.gz\", \"*.zip\"] }\n")]
    [InlineData("c.json", """{ "LogMonitor": { "DataDirectory": "/from-file", "Storage": { "MaxAge": "3d" }, /* so */ "Sources": { "Files": [ { "Path": "/logs/*.log", "Exclude": ["*.gz", "*.zip"] }, ] } } }""")]
    public void A_file_is_read_as_yaml_or_json(string name, string content)
    {
        var options = Read(name, content).Options!;
        options.DataDirectory.ShouldBe("/from-file");
        options.Storage.MaxAge.ShouldBe(TimeSpan.FromDays(3));
        var file = options.Files.ShouldHaveSingleItem();
        file.Path.ShouldBe("/logs/*.log");
        file.Exclude.ShouldBe(["*.gz", "*.zip"]);
    }

    [Fact]
    public void The_environment_wins_over_the_file_and_the_command_line_over_both()
    {
        // A prefix of this test's own: the environment is the whole process's.
        const string Prefix = "SettingsTests_";
        Environment.SetEnvironmentVariable(Prefix + "LogMonitor__DataDirectory", "/from-environment");
        Environment.SetEnvironmentVariable(Prefix + "LogMonitor__Storage__MaxAge", "2d");
        _configuration.AddInMemoryCollection([new("LogMonitor:Storage:MaxSize", "1GB"), new("LogMonitor:Storage:MaxAge", "1d"), new("LogMonitor:Rules", "/base")]);
        _configuration.AddEnvironmentVariables(Prefix);
        const string Yaml = "LogMonitor:\n  DataDirectory: /from-file\n  Storage: { MaxAge: 3d }\n  Rules: /from-file\n";

        var options = Read("c.yaml", Yaml).Options!;
        options.DataDirectory.ShouldBe("/from-environment");
        options.Storage.MaxAge.ShouldBe(TimeSpan.FromDays(2));
        options.Storage.MaxSize.ShouldBe(1_000_000_000);
        options.Rules.ShouldBe("/from-file");
        Settings.Read(_configuration, new ServerArguments { Data = "/from-command-line" }).Options!.DataDirectory.ShouldBe("/from-command-line");
    }

    [Fact]
    public void Rules_lie_beside_the_file_that_names_them()
        => Read("c.yaml", "LogMonitor: { Rules: rules.yaml }").Options!.Rules.ShouldBe(_directory.File("rules.yaml"));

    [Fact]
    public void Paths_of_the_command_line_replace_those_of_the_file()
    {
        File.WriteAllText(_directory.File("c.yaml"), "LogMonitor: { Sources: { Files: [ { Path: /logs/a.log } ] } }");
        Settings.Read(_configuration, new ServerArguments { Config = _directory.File("c.yaml"), Paths = ["b.log", "c.log"] })
            .Options!.Files.Select(file => file.Path).ShouldBe(["b.log", "c.log"]);
    }

    [Theory]
    [InlineData("c.yaml", "LogMonitor:\n  Storage: { MaxAge: 7d\n", "line 3, column 1")]
    [InlineData("c.yaml", "LogMonitor:\n  ? [a, b]\n  : x\n", "line 2, column 5: A key is a single word.")]
    [InlineData("c.json", "{\n  \"LogMonitor\": {\n", "line 3")]
    public void A_file_that_cannot_be_read_tells_the_place(string name, string content, string place)
    {
        var (options, errors) = Read(name, content);
        options.ShouldBeNull();
        var error = errors.ShouldHaveSingleItem();
        error.ShouldStartWith($"--config {_directory.File(name)}");
        error.ShouldContain(place);
    }

    [Fact]
    public void A_file_that_is_missing_is_told_by_its_name()
        => Settings.Read(_configuration, new ServerArguments { Config = _directory.File("none.yaml") }).Errors.ShouldHaveSingleItem().ShouldContain("none.yaml");

    [Fact]
    public void Everything_wrong_in_a_file_is_told_at_once()
        => Read("c.yaml", "LogMonitor: { Storage: { MaxAge: soon, MaxSiz: 1GB }, Access: maybe }").Errors.Count.ShouldBe(3);

    private (LogMonitorOptions? Options, IReadOnlyList<string> Errors) Read(string name, string content)
    {
        File.WriteAllText(_directory.File(name), content);
        return Settings.Read(_configuration, new ServerArguments { Config = _directory.File(name) });
    }
}
