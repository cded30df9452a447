using LogMonitor.Web.Commands;
using LogMonitor.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace LogMonitor.Tests.Hosting;

public sealed class ListenAddressesTests
{
    [Theory]
    [InlineData(null, null, null, "http://localhost:8080")]
    [InlineData(null, null, "8080;9090", "http://*:8080;http://*:9090")]
    [InlineData(null, "http://localhost:5000", "8080", "http://localhost:5000")]
    [InlineData("http://127.0.0.1:1; http://[::1]:2", "http://localhost:5000", "8080", "http://127.0.0.1:1;http://[::1]:2")]
    public void The_command_line_wins_over_the_configuration_and_that_over_the_default(string? argument, string? urls, string? ports, string expected)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("urls", urls), new("http_ports", ports)]);
        var (found, error) = ListenAddresses.Read(configuration, new ServerArguments { Urls = argument });
        error.ShouldBeNull();
        found.ShouldBe(expected.Split(';'));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("localhost:8080")]
    [InlineData("ftp://localhost:8080")]
    [InlineData("http://localhost:99999")]
    [InlineData("http://localhost:8080;nonsense")]
    public void What_is_no_address_is_told_with_one_that_is(string urls)
    {
        using var configuration = new ConfigurationManager();
        ListenAddresses.Read(configuration, new ServerArguments { Urls = urls }).Error.ShouldNotBeNull().ShouldContain("write --urls http://localhost:8080");
    }
}
