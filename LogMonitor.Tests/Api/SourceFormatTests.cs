using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Api;

/// <summary>The format of a source decided over HTTP, with a server of its own.</summary>
public sealed class SourceFormatTests : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private RunningServer _server = null!;
    private long _stream;

    public async Task InitializeAsync()
    {
        await File.WriteAllLinesAsync(_directory.File("app.log"), ["2026-11-20 10:00:00 ERROR user=ann failed", "2026-11-20 10:00:01 INFO user=bob done"]);
        _server = await RunningServer.StartAsync(_directory.Path, null, "*.log", "--data", "data");
        await Eventually.TrueAsync(async () => (await _server.Http.JsonAsync("api/v1/events?limit=0")).Number("matched") == 2);
        _stream = (await SourceAsync()).Number("streamId");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_zone_is_chosen_and_history_follows()
    {
        var answer = await PutAsync(new { format = (string?)null, zone = "europe/berlin" }, HttpStatusCode.OK);

        answer.Text("zone").ShouldBe("Europe/Berlin");
        answer.Text("zoneFrom").ShouldBe("chosen");
        answer.Text("formatFrom").ShouldBe("learned");
        await Eventually.TrueAsync(async () => (await _server.Http.JsonAsync("api/v1/events?from=2026-11-20T09:00:00Z&to=2026-11-20T09:00:02Z&limit=0")).Number("matched") == 2);
        var metrics = await _server.Http.TextAsync("metrics", "text/plain");
        metrics.ShouldContain("\nlogmonitor_rewritten_records_total 2\n");
        (await SourceAsync()).GetProperty("reading").Text("family").ShouldEndWith("app.log");
    }

    [Fact]
    public async Task A_format_is_chosen_and_given_back_to_the_lines()
    {
        (await PutAsync(new { format = "logfmt" }, HttpStatusCode.OK)).Text("format").ShouldBe("logfmt");
        (await PutAsync(new { format = "auto" }, HttpStatusCode.OK)).GetProperty("format").ValueKind.ShouldBe(JsonValueKind.Null);
        await Eventually.TrueAsync(async () => (await _server.Http.JsonAsync("api/v1/events?q=level:error&limit=0")).Number("matched") == 1);
    }

    [Theory]
    [InlineData("""{"format":"jsn"}""", "format", "There is no format 'jsn'; did you mean 'json'?")]
    [InlineData("""{"zone":"berlin"}""", "zone", "There is no time zone 'berlin' here; did you mean 'Europe/Berlin'?")]
    [InlineData("""{"zone":"Mars/Olympus"}""", "zone", "There is no time zone 'Mars/Olympus' here; write UTC or a name such as Europe/Berlin.")]
    public async Task What_cannot_be_chosen_is_a_problem_with_a_suggestion(string body, string parameter, string detail)
    {
        var problem = await PutAsync(JsonSerializer.Deserialize<JsonElement>(body), HttpStatusCode.BadRequest);
        problem.Text("parameter").ShouldBe(parameter);
        problem.Text("detail").ShouldBe(detail);
    }

    [Fact]
    public async Task An_unknown_stream_is_not_found()
    {
        using var response = await _server.Http.PutAsJsonAsync(new Uri("api/v1/sources/4711/format", UriKind.Relative), new { format = "json" });
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<JsonElement> SourceAsync()
        => (await _server.Http.JsonAsync("api/v1/sources")).GetProperty("sources").EnumerateArray().First(source => source.Text("source") == "files");

    private async Task<JsonElement> PutAsync(object body, HttpStatusCode expected)
    {
        using var response = await _server.Http.PutAsJsonAsync(new Uri($"api/v1/sources/{_stream}/format", UriKind.Relative), body);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
