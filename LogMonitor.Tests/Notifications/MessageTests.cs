using System.Text;
using System.Text.Json.Nodes;
using LogMonitor.Core.Alerts;
using LogMonitor.Core.Notifications;
using LogMonitor.Core.Notifications.Channels;

namespace LogMonitor.Tests.Notifications;

public class MessageTests
{
    private const string Hostile = "<!channel> <@U1> <https://evil.example|click> @everyone [x](https://evil.example) ```out``` `q` *b* <at user_id=\"all\">all</at> \u202Egnp.exe\u0007\nnext";

    [Fact]
    public void A_message_says_what_how_much_since_when_and_shows_lines()
    {
        var body = MessageText.Body(SomeAlert.Message(SomeAlert.Transition()), FeishuChannel.Markup, 4000);
        body.ShouldBe("host=web-1: 132 (limit > 100 in 1m)\n132 errors a minute\nsince 2026-11-20 12:00:00Z  ▁▂▄█\n12:00:00 boom\n12:00:00 boom");
    }

    [Fact]
    public void A_firing_that_was_not_told_before_it_ended_is_told_with_its_end()
    {
        var message = SomeAlert.Message() with { Items = [new AlertMessageItem(SomeAlert.Transition(AlertKind.Resolved, second: 90), SomeAlert.Transition())] };
        MessageText.Title(message).ShouldBe("FIRED AND RESOLVED Errors");
        MessageText.Body(message, FeishuChannel.Markup, 4000).ShouldContain("from 2026-11-20 12:00:00Z to 2026-11-20 12:01:30Z, 1m30s");
    }

    [Theory]
    [InlineData(AlertKind.Firing, "FIRING Errors")]
    [InlineData(AlertKind.Repeat, "STILL FIRING Errors")]
    [InlineData(AlertKind.Resolved, "RESOLVED Errors")]
    public void The_title_says_the_state(AlertKind kind, string title) => MessageText.Title(SomeAlert.Message(SomeAlert.Transition(kind))).ShouldBe(title);

    [Fact]
    public void Slack_reads_no_mention_link_or_markup_out_of_a_line()
    {
        var body = SlackChannel.Body(SomeAlert.Message(SomeAlert.Transition(text: Hostile, group: Hostile)));
        var texts = body["blocks"]!.AsArray().Where(block => (string?)block!["type"] == "section").Select(block => (string)block!["text"]!["text"]!).ToList();
        foreach (var text in texts)
        {
            text.ShouldNotContain("<");
            text.ShouldContain("&lt;!channel&gt;");
            text.Split("```").Length.ShouldBe(3);
            text.ShouldNotContain("\u202E");
            text.ShouldNotContain("\u0007");
            text.ShouldContain("[U+202E]");
        }
    }

    [Fact]
    public void Discord_reads_no_mention_link_or_markup_out_of_a_line()
    {
        var description = (string)DiscordChannel.Body(SomeAlert.Message(SomeAlert.Transition(text: Hostile, group: Hostile)))["embeds"]![0]!["description"]!;
        description.Split("```").Length.ShouldBe(3);
        var outside = description[..description.IndexOf("```", StringComparison.Ordinal)];
        outside.ShouldContain("\\<\\@U1\\>");
        outside.ShouldContain("\\[x\\]\\(");
        outside.ShouldContain("\\@everyone");
    }

    [Fact]
    public void Feishu_reads_no_mention_out_of_a_line()
        => ((string)FeishuChannel.Body(SomeAlert.Message(SomeAlert.Transition(text: Hostile)))["content"]!["text"]!).ShouldNotContain("<at");

    [Fact]
    public void Limits_hold_for_many_groups_with_long_lines_and_what_is_left_out_is_counted()
    {
        var text = string.Concat(Enumerable.Repeat("&\"\\界`", 400));
        var many = SomeAlert.Message([.. Enumerable.Range(0, 60).Select(i => SomeAlert.Transition(group: $"web-{i}-{text}", text: text) with { Summary = text, Rule = text })]) with { Rule = text };

        var slack = SlackChannel.Body(many)["blocks"]!.AsArray();
        slack.Count.ShouldBeLessThanOrEqualTo(50);
        ((string)slack[0]!["text"]!["text"]!).Length.ShouldBeLessThanOrEqualTo(150);
        foreach (var section in slack.Where(block => (string?)block!["type"] == "section")) ((string)section!["text"]!["text"]!).Length.ShouldBeInRange(1, 3000);
        slack.ShouldContain(block => (string?)Text(block) == "and 50 more groups");

        var discord = DiscordChannel.Body(many);
        ((string)discord["content"]!).Length.ShouldBeLessThanOrEqualTo(2000);
        var embed = discord["embeds"]![0]!;
        ((string)embed["title"]!).Length.ShouldBeLessThanOrEqualTo(256);
        ((string)embed["description"]!).Length.ShouldBeInRange(1000, 4096);
        ((string)embed["description"]!).ShouldContain("more groups");

        ChannelJson.Bytes(FeishuChannel.Body(many)).Length.ShouldBeLessThanOrEqualTo(20 * 1024);
    }

    [Fact]
    public void A_test_message_is_one_for_every_channel()
    {
        var test = SomeAlert.Message() with { IsTest = true };
        SlackChannel.Body(test)["blocks"]!.AsArray().Count.ShouldBe(3);
        ((string)DiscordChannel.Body(test)["embeds"]![0]!["description"]!).ShouldNotBeEmpty();
        ((string)WebhookChannel.Body(test)["type"]!).ShouldBe("channel.test");
        Encoding.UTF8.GetString(ChannelJson.Bytes(FeishuChannel.Body(test))).ShouldContain("This is a test");
    }

    private static JsonNode? Text(JsonNode? block) => block?["text"]?["text"];
}
