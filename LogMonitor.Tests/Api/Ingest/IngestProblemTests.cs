using System.Text.Json;
using LogMonitor.Core.Sources.Push;
using LogMonitor.Tests.Support;
using LogMonitor.Web.Api.Ingest;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LogMonitor.Tests.Api.Ingest;

public sealed class IngestProblemTests
{
    [Fact]
    public async Task What_is_over_soon_says_when_to_try_again()
    {
        var (busy, _) = await ExecuteAsync(IngestProblem.Busy());
        (busy.StatusCode, busy.Headers.RetryAfter.ToString()).ShouldBe((429, "1"));
        var (unavailable, body) = await ExecuteAsync(IngestProblem.Unavailable());
        (unavailable.StatusCode, unavailable.Headers.RetryAfter.ToString()).ShouldBe((503, "5"));
        body.Text("Error").ShouldBe(body.Text("detail"));
    }

    [Fact]
    public async Task All_that_is_wrong_is_listed()
    {
        var (response, body) = await ExecuteAsync(IngestProblem.Malformed([new PushError(3, 7, "First."), new PushError(9, 1, "Second.")]));
        response.StatusCode.ShouldBe(400);
        body.Text("detail").ShouldBe("Line 3, column 7: First. And 1 more. Nothing of the request was stored.");
        body.GetProperty("errors").EnumerateArray().Select(error => error.Number("line")).ShouldBe([3, 9]);
    }

    private static async Task<(HttpResponse Response, JsonElement Body)> ExecuteAsync(IResult result)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        using var body = new MemoryStream();
        context.Response.Body = body;
        await result.ExecuteAsync(context);
        using var document = JsonDocument.Parse(body.ToArray());
        return (context.Response, document.RootElement.Clone());
    }
}
