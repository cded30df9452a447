using System.Net;
using LogMonitor.Web.Auth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LogMonitor.Tests.Auth;

public sealed class OriginCheckTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();

    [Theory]
    [InlineData("localhost:8080", null, true)]
    [InlineData("localhost:8080", "http://localhost:8080", true)]
    [InlineData("localhost:8080", "https://localhost:8080", true)]
    [InlineData("logs.example.org", "https://logs.example.org", true)]
    [InlineData("localhost:8080", "https://logs.example.org", true)]
    [InlineData("localhost:8080", "http://localhost:3000", false)]
    [InlineData("localhost:8080", "http://localhost", false)]
    [InlineData("localhost:8080", "https://evil.example", false)]
    [InlineData("localhost:8080", "https://logs.example.org.evil.example", false)]
    [InlineData("localhost:8080", "https://logs.example.org@evil.example", false)]
    [InlineData("localhost:8080", "null", false)]
    [InlineData("localhost:8080", "localhost:8080", false)]
    [InlineData("evil.example", null, false)]
    [InlineData("evil.example", "http://evil.example", false)]
    public async Task A_request_passes_only_from_this_server_to_a_name_of_this_server(string host, string? origin, bool passes)
    {
        var reached = false;
        var check = new OriginCheck(
            _ =>
            {
                reached = true;
                return Task.CompletedTask;
            },
            new AllowedHosts(["http://localhost:8080"], new Uri("https://logs.example.org")));
        var context = new DefaultHttpContext { RequestServices = Services };
        context.Request.Host = new HostString(host);
        if (origin is not null) context.Request.Headers.Origin = origin;
        await check.InvokeAsync(context);
        reached.ShouldBe(passes);
        if (!passes) context.Response.StatusCode.ShouldBe((int)HttpStatusCode.Forbidden);
    }
}
