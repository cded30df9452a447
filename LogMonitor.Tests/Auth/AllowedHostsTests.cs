using LogMonitor.Web.Auth;
using Microsoft.AspNetCore.Http;

namespace LogMonitor.Tests.Auth;

public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://127.8.9.10:0", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("http://LOCALHOST:8080", true)]
    [InlineData("http://*:8080", false)]
    [InlineData("http://+:8080", false)]
    [InlineData("http://0.0.0.0:8080", false)]
    [InlineData("http://[::]:8080", false)]
    [InlineData("http://192.168.1.5:8080", false)]
    [InlineData("http://logs.example.org:8080", false)]
    [InlineData("http://localhost.example.org:8080", false)]
    public void Only_addresses_of_this_machine_alone_are_loopback(string url, bool loopback)
    {
        AllowedHosts.AreLoopback([url]).ShouldBe(loopback);
        AllowedHosts.AreLoopback(["http://localhost:8080", url]).ShouldBe(loopback);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("localhost:9999", true)]
    [InlineData("127.0.0.1:8080", true)]
    [InlineData("[::1]:8080", true)]
    [InlineData("logs.example.org", true)]
    [InlineData("LOGS.example.org:443", true)]
    [InlineData("evil.example.org", false)]
    [InlineData("logs.example.org.evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("", false)]
    public void On_loopback_only_its_own_names_and_the_public_one_are_answered(string host, bool allowed)
        => new AllowedHosts(["http://localhost:8080"], new Uri("https://logs.example.org")).Allows(new HostString(host)).ShouldBe(allowed);

    [Fact]
    public void Beyond_loopback_any_name_is_answered_for_a_token_guards()
        => new AllowedHosts(["http://*:8080"], null).Allows(new HostString("web-1.internal")).ShouldBeTrue();
}
