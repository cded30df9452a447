using LogMonitor.Core.Notifications;

namespace LogMonitor.Tests.Notifications;

public class ChannelTargetTests
{
    private const string Token = "T0KEN";

    [Theory]
    [InlineData("https://hooks.slack.com/services/T/B/x", ChannelType.Slack)]
    [InlineData("https://discord.com/api/webhooks/1/x", ChannelType.Discord)]
    [InlineData("https://discordapp.com/api/webhooks/1/x", ChannelType.Discord)]
    [InlineData("https://open.feishu.cn/open-apis/bot/v2/hook/x", ChannelType.Feishu)]
    [InlineData("https://open.larksuite.com/open-apis/bot/v2/hook/x", ChannelType.Feishu)]
    [InlineData("https://notslack.com/x", ChannelType.Webhook)]
    [InlineData("https://hooks.slack.com.evil.example/x", ChannelType.Webhook)]
    public void The_type_is_recognised_from_the_host(string url, ChannelType type)
        => ChannelTarget.Check([new ChannelConfig { Name = "c", Url = url }]).Channels.ShouldHaveSingleItem().Type.ShouldBe(type);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var (channels, problems) = ChannelTarget.Check([
            new ChannelConfig { Name = "a" },
            new ChannelConfig { Name = "b", Type = "pigeon", Url = "https://example.org/x", MinSeverity = "loud" },
            new ChannelConfig { Name = "c", Type = "teams", Url = "https://example.org/x" },
            new ChannelConfig { Name = "d", Url = $"http://example.org/{Token}" },
            new ChannelConfig { Name = "e", Url = Token },
            new ChannelConfig { Name = "f", Url = "https://example.org/x", Secret = Token },
            new ChannelConfig { Name = "g", UrlFile = "/nowhere/at/all" },
        ]);
        channels.ShouldBeEmpty();
        problems.Select(problem => problem.Key[(problem.Key.IndexOf("Channels:", StringComparison.Ordinal) + 9)..])
            .ShouldBe(["a:Url", "b:Type", "b:MinSeverity", "c:Type", "d:Url", "e:Url", "f:Secret", "g:UrlFile"]);
        problems[3].Message.ShouldBe("'teams' is not yet supported: use one of webhook, slack, discord, feishu");
        problems.ShouldAllBe(problem => !problem.ToString().Contains(Token, StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_are_read_from_files_and_never_shown()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $"https://hooks.slack.com/services/{Token}\n");
        var config = new ChannelConfig { Name = "c", UrlFile = file, Secret = Token };
        var settings = ChannelTarget.Check([config with { Type = "slack" }]).Channels.ShouldHaveSingleItem();
        settings.Url.AbsolutePath.ShouldBe($"/services/{Token}");
        settings.ToString().ShouldNotContain(Token);
        settings.ToString().ShouldContain("https://hooks.slack.com/…");
        (config with { Url = settings.Url.ToString() }).ToString().ShouldNotContain(Token);
        File.Delete(file);
    }

    [Fact]
    public void Channels_are_read_from_the_configuration_and_the_environment()
    {
        var (channels, problems) = ChannelConfigReader.Read(
            [new("oncall", new Dictionary<string, string> { ["url"] = "http://10.0.0.1/x", ["AllowPrivate"] = "True", ["Type"] = "slack", ["MinSeverity"] = "critical" })],
            "https://discord.com/api/webhooks/1/x");
        problems.ShouldBeEmpty();
        channels.Select(channel => (channel.Name, channel.Type, channel.AllowPrivate)).ShouldBe([("oncall", ChannelType.Slack, true), ("webhook", ChannelType.Discord, false)]);

        ChannelConfigReader.Read([new("oncall", new Dictionary<string, string> { ["Url"] = "https://x.example", ["AllowPrivate"] = "yes", ["Token"] = Token })], null)
            .Problems.Select(problem => problem.ToString()).ShouldBe([
                "LogMonitor:Channels:oncall:Token: is unknown here: use Type, Url, UrlFile, Secret, SecretFile, AllowPrivate, MinSeverity",
                "LogMonitor:Channels:oncall:AllowPrivate: 'yes' is neither true nor false",
            ]);
    }
}
