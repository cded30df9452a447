using System.Text;
using LogMonitor.Core.Notifications.Channels;

namespace LogMonitor.Tests.Notifications;

public class SignatureTests
{
    [Fact]
    public void The_vector_of_standard_webhooks_is_met()
    {
        WebhookSignature.TryReadKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", out var key).ShouldBeTrue();
        WebhookSignature.Sign(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Encoding.UTF8.GetBytes("{\"test\": 2432232314}"))
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    [Fact]
    public void The_vector_of_feishu_is_met()
        => FeishuSignature.Sign(1599360473, "demo").ShouldBe("l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=");

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_***")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void A_secret_of_another_form_is_refused(string secret) => WebhookSignature.TryReadKey(secret, out _).ShouldBeFalse();
}
