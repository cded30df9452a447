using LogMonitor.Core.Notifications;

namespace LogMonitor.Tests.Notifications;

public class ChannelSettingsTests
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
        => ChannelSettings.Check([new ChannelConfig { Name = "c", Url = url }]).Channels.ShouldHaveSingleItem().Type.ShouldBe(type);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var (channels, problems) = ChannelSettings.Check([
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
        var settings = ChannelSettings.Check([config with { Type = "slack" }]).Channels.ShouldHaveSingleItem();
        settings.Url.AbsolutePath.ShouldBe($"/services/{Token}");
        settings.ToString().ShouldNotContain(Token);
        settings.ToString().ShouldContain("https://hooks.slack.com/…");
        (config with { Url = settings.Url.ToString() }).ToString().ShouldNotContain(Token);
        File.Delete(file);
    }
}
