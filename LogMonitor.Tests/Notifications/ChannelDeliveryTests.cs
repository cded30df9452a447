using System.Net;
using System.Text;
using System.Text.Json;
using LogMonitor.Core.Notifications;
using LogMonitor.Core.Notifications.Channels;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Notifications;

/// <summary>Every channel against a real receiver: what counts as success, what is tried again, what is not.</summary>
public sealed class ChannelDeliveryTests : IAsyncLifetime
{
    private readonly ChannelHttp _http = new(TimeProvider.System);
    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.StartAsync();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _receiver.DisposeAsync();
    }

    [Theory]
    [InlineData(ChannelType.Webhook, 200, "", DeliveryOutcome.Delivered)]
    [InlineData(ChannelType.Webhook, 202, "", DeliveryOutcome.Delivered)]
    [InlineData(ChannelType.Webhook, 302, "", DeliveryOutcome.Dead)]
    [InlineData(ChannelType.Webhook, 404, "", DeliveryOutcome.Retry)]
    [InlineData(ChannelType.Webhook, 410, "", DeliveryOutcome.Dead)]
    [InlineData(ChannelType.Webhook, 500, "", DeliveryOutcome.Retry)]
    [InlineData(ChannelType.Slack, 200, "ok", DeliveryOutcome.Delivered)]
    [InlineData(ChannelType.Slack, 200, "no_text", DeliveryOutcome.Retry)]
    [InlineData(ChannelType.Slack, 404, "no_service", DeliveryOutcome.Dead)]
    [InlineData(ChannelType.Slack, 429, "", DeliveryOutcome.Retry)]
    [InlineData(ChannelType.Slack, 503, "", DeliveryOutcome.Retry)]
    [InlineData(ChannelType.Discord, 200, "{}", DeliveryOutcome.Delivered)]
    [InlineData(ChannelType.Discord, 404, "{}", DeliveryOutcome.Dead)]
    [InlineData(ChannelType.Discord, 429, "{}", DeliveryOutcome.Retry)]
    [InlineData(ChannelType.Feishu, 200, "{\"code\":0,\"msg\":\"success\"}", DeliveryOutcome.Delivered)]
    [InlineData(ChannelType.Feishu, 200, "{\"StatusCode\":0}", DeliveryOutcome.Delivered)]
    [InlineData(ChannelType.Feishu, 200, "{\"code\":19021}", DeliveryOutcome.Dead)]
    [InlineData(ChannelType.Feishu, 200, "{\"code\":11232}", DeliveryOutcome.Retry)]
    [InlineData(ChannelType.Feishu, 400, "{\"code\":9499}", DeliveryOutcome.Dead)]
    [InlineData(ChannelType.Feishu, 200, "", DeliveryOutcome.Retry)]
    [InlineData(ChannelType.Feishu, 500, "", DeliveryOutcome.Retry)]
    public async Task An_answer_means_what_its_table_says(ChannelType type, int status, string body, DeliveryOutcome outcome)
    {
        _receiver.Answer = Receiver.Status(status, body);
        (await SendAsync(type)).Outcome.ShouldBe(outcome);
        _receiver.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(ChannelType.Webhook, "", "7", 7)]
    [InlineData(ChannelType.Slack, "", "30", 30)]
    [InlineData(ChannelType.Discord, "{\"retry_after\": 1.5}", "2", 1.5)]
    [InlineData(ChannelType.Discord, "{\"retry_after\": 1.5}", null, 1.5)]
    public async Task How_long_to_wait_is_taken_from_the_answer(ChannelType type, string body, string? header, double seconds)
    {
        _receiver.Answer = Receiver.Status(429, body, header);
        (await SendAsync(type)).After.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await Receiver.StartAsync();
        _receiver.Answer = Receiver.Status(307, location: elsewhere.Url.ToString());
        var result = await SendAsync(ChannelType.Slack);
        result.Error!.ShouldContain("a redirect, which is not followed");
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_given_up_on_in_time()
    {
        var released = new TaskCompletionSource();
        _receiver.Answer = _ => released.Task;
        using var impatient = new ChannelHttp(TimeProvider.System, TimeSpan.FromMilliseconds(100));
        var result = await Create(ChannelType.Webhook, impatient).SendAsync(SomeAlert.Message(SomeAlert.Transition()), default);
        released.SetResult();
        result.Outcome.ShouldBe(DeliveryOutcome.Retry);
        result.Error!.ShouldEndWith("did not answer within 0.1 s");
    }

    [Fact]
    public async Task A_private_address_is_refused_without_leave_and_the_error_says_how_to_give_it()
    {
        var settings = SomeAlert.Settings(ChannelType.Webhook, _receiver.Url) with { AllowPrivate = false };
        var result = await new WebhookChannel(settings, _http).SendAsync(SomeAlert.Message(SomeAlert.Transition()), default);
        result.Outcome.ShouldBe(DeliveryOutcome.Dead);
        result.Error.ShouldBe("127.0.0.1 leads to 127.0.0.1: set AllowPrivate for this channel to let it reach your own network");
        _receiver.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_address_that_a_name_resolves_to_is_what_is_checked()
    {
        using var http = new ChannelHttp(TimeProvider.System, resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("169.254.169.254")]));
        var settings = SomeAlert.Settings(ChannelType.Webhook, new Uri("http://innocent.example.org/"));
        var result = await new WebhookChannel(settings, http).SendAsync(SomeAlert.Message(SomeAlert.Transition()), default);
        result.Error.ShouldBe("innocent.example.org leads to 169.254.169.254: no channel may reach it");
    }

    [Theory]
    [InlineData(ChannelType.Webhook)]
    [InlineData(ChannelType.Slack)]
    [InlineData(ChannelType.Discord)]
    [InlineData(ChannelType.Feishu)]
    public async Task No_error_shows_the_secret_part_of_the_address(ChannelType type)
    {
        foreach (var status in (int[])[302, 404, 410, 429, 500])
        {
            _receiver.Answer = Receiver.Status(status, location: _receiver.Url.ToString());
            (await SendAsync(type)).Error!.ShouldNotContain("T0KEN");
        }

        var url = _receiver.Url;
        await _receiver.DisposeAsync();
        var gone = await ChannelFactory.Create(SomeAlert.Settings(type, url), _http).SendAsync(SomeAlert.Message(SomeAlert.Transition()), default);
        gone.Outcome.ShouldBe(DeliveryOutcome.Retry);
        gone.Error!.ShouldNotContain("T0KEN");
        gone.Error!.ShouldContain("cannot be reached: ConnectionRefused");
    }

    [Fact]
    public async Task A_webhook_is_signed_over_what_is_sent()
    {
        const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        await new WebhookChannel(SomeAlert.Settings(ChannelType.Webhook, _receiver.Url, Secret), _http).SendAsync(SomeAlert.Message(SomeAlert.Transition()), default);
        var (_, headers, body) = _receiver.Requests.ShouldHaveSingleItem();
        WebhookSignature.TryReadKey(Secret, out var key);
        headers["webhook-id"].ShouldBe("msg_1");
        headers["webhook-timestamp"].ShouldBe(new DateTimeOffset(Some.Ticks, TimeSpan.Zero).ToUnixTimeSeconds().ToString());
        headers["webhook-signature"].ShouldBe(WebhookSignature.Sign(key, "msg_1", long.Parse(headers["webhook-timestamp"]), Encoding.UTF8.GetBytes(body)));
        using var json = JsonDocument.Parse(body);
        json.RootElement.GetProperty("type").GetString().ShouldBe("alert.firing");
        var data = json.RootElement.GetProperty("data");
        data.GetProperty("rule").GetString().ShouldBe("Errors");
        data.GetProperty("group").GetString().ShouldBe("host=web-1");
        data.GetProperty("severity").GetString().ShouldBe("critical");
        data.GetProperty("state").GetString().ShouldBe("firing");
        data.GetProperty("value").GetDouble().ShouldBe(132);
        data.GetProperty("threshold").GetDouble().ShouldBe(100);
        data.GetProperty("since").GetString().ShouldBe("2026-11-20T12:00:00Z");
        data.GetProperty("samples")[0].GetProperty("text").GetString().ShouldBe("boom");
        data.GetProperty("link").GetString().ShouldBe("https://logs.example.org/?q=level%3E%3Derror&from=2026-11-20T11%3A59%3A00Z&to=2026-11-20T12%3A01%3A00Z");
    }

    [Fact]
    public async Task Discord_is_asked_to_wait_and_to_mention_nobody()
    {
        _receiver.Answer = Receiver.Status(200, "{}");
        await SendAsync(ChannelType.Discord);
        var (path, _, body) = _receiver.Requests.ShouldHaveSingleItem();
        path.ShouldEndWith("?wait=true");
        body.ShouldContain("\"allowed_mentions\":{\"parse\":[]}");
    }

    [Fact]
    public async Task Feishu_is_signed_with_its_secret()
    {
        _receiver.Answer = Receiver.Status(200, "{\"code\":0}");
        await new FeishuChannel(SomeAlert.Settings(ChannelType.Feishu, _receiver.Url, "demo"), _http).SendAsync(SomeAlert.Message(SomeAlert.Transition()), default);
        using var json = JsonDocument.Parse(_receiver.Requests.ShouldHaveSingleItem().Body);
        var timestamp = json.RootElement.GetProperty("timestamp").GetString()!;
        json.RootElement.GetProperty("sign").GetString().ShouldBe(FeishuSignature.Sign(long.Parse(timestamp), "demo"));
    }

    private static IAlertChannel Create(ChannelType type, ChannelHttp http, Uri url) => ChannelFactory.Create(SomeAlert.Settings(type, url), http);

    private IAlertChannel Create(ChannelType type, ChannelHttp http) => Create(type, http, _receiver.Url);

    private Task<DeliveryResult> SendAsync(ChannelType type) => Create(type, _http).SendAsync(SomeAlert.Message(SomeAlert.Transition()), default);
}
