using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Api.Ingest;

/// <summary>Events pushed over HTTP to the real program, which asks for its token.</summary>
public sealed class ClefTests : IAsyncLifetime
{
    private const string Token = "a-token-of-this-test";
    private const string Clef = "application/vnd.serilog.clef";

    private readonly TempDirectory _directory = new();
    private RunningServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await RunningServer.StartOnAsync("http://0.0.0.0:0", _directory.Path, new Dictionary<string, string> { ["LOGMONITOR_TOKEN"] = Token }, "*.log", "--data", "data");
        _server.Http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
    }

    public async Task DisposeAsync()
    {
        await _server.EndAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task As_serilogs_sink_sends_it_each_record_is_stored_before_the_answer()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/events/raw")
        {
            Content = new StringContent(Event("one") + "\n" + Event("two") + "\n", Encoding.UTF8, Clef),
        };
        request.Headers.Add("X-Seq-ApiKey", Token);
        using var anonymous = new HttpClient { BaseAddress = _server.Address };
        using var answer = await anonymous.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("{}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await _server.CountAsync("service:shop")).ShouldBe(2);
    }

    [Theory]
    [InlineData("ingest/clef", Clef, false)]
    [InlineData("ingest/clef", null, false)]
    [InlineData("ingest/clef", "application/json", true)]
    [InlineData("api/events/raw?clef", "application/json", false)]
    [InlineData("api/events/raw", "application/x-ndjson; charset=utf-8", true)]
    [InlineData("api/events/raw", "text/plain", false)]
    public async Task Lines_are_taken_under_each_usual_type_and_packed(string path, string? type, bool gzip)
    {
        using var answer = await PostAsync(path, Encoding.UTF8.GetBytes(Event("x")), type, gzip ? "gzip" : null);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        (await _server.CountAsync("service:shop")).ShouldBe(1);
    }

    [Fact]
    public async Task Seqs_older_layout_is_taken_too()
    {
        const string Body = """{"Events":[{"Timestamp":"2026-11-20T12:00:00.5Z","Level":"Error","MessageTemplate":"Hi {User}","Properties":{"User":"ann"}}]}""";
        using var answer = await PostAsync("api/events/raw", Encoding.UTF8.GetBytes(Body), "application/json");
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var record = (await _server.GetAsync("api/v1/events?q=level:error User:ann")).GetProperty("events")[0];
        record.Text("message").ShouldBe("Hi ann");
        record.Text("time").ShouldStartWith("2026-11-20T12:00:00.5");
    }

    [Fact]
    public async Task An_error_is_a_problem_that_names_line_and_column_and_nothing_is_stored()
    {
        using var answer = await PostAsync("ingest/clef", Encoding.UTF8.GetBytes(Event("x") + "\n{\"@m\":\"no time\"}"), Clef);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var problem = document.RootElement;
        (problem.Number("line"), problem.Number("column")).ShouldBe((2, 1));
        problem.Text("detail").ShouldStartWith("Line 2, column 1: The event has no @t; write its time");
        problem.Text("Error").ShouldBe(problem.Text("detail"));
        (await _server.CountAsync("service:shop")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_understood_or_too_large_is_refused()
    {
        (await StatusAsync("ingest/clef", "<x/>"u8.ToArray(), "application/xml")).ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await StatusAsync("ingest/clef", "x"u8.ToArray(), Clef, "br")).ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await StatusAsync("ingest/clef", "no gzip"u8.ToArray(), Clef, "gzip", pack: false)).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync("ingest/clef", new byte[11 << 20], Clef)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await StatusAsync("ingest/clef", new byte[100 << 20], Clef, "gzip")).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var metrics = await _server.Http.GetStringAsync(new Uri("metrics", UriKind.Relative));
        metrics.ShouldContain("logmonitor_ingest_requests_total{status=\"415\"} 2");
        metrics.ShouldContain("logmonitor_ingest_requests_total{status=\"413\"} 2");
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_not_taken()
    {
        var packed = Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000).Select(i => Event($"{i}") + "\n"))));
        (await StatusAsync("ingest/clef", packed[..^20], Clef, "gzip", pack: false)).ShouldBe(HttpStatusCode.BadRequest);
        (await _server.CountAsync("service:shop")).ShouldBe(0);
    }

    [Theory]
    [InlineData("ingest/clef?apiKey=wrong")]
    [InlineData("api/events/raw")]
    public async Task Without_the_token_nothing_is_stored(string path)
    {
        using var stranger = new HttpClient { BaseAddress = _server.Address };
        using var answer = await stranger.PostAsync(new Uri(path, UriKind.Relative), new StringContent(Event("x"), Encoding.UTF8, Clef));
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _server.CountAsync("service:shop")).ShouldBe(0);
    }

    [Fact]
    public async Task The_key_in_the_query_serves_to_store_and_for_nothing_else()
    {
        using var client = new HttpClient { BaseAddress = _server.Address };
        using var stored = await client.PostAsync(new Uri($"ingest/clef?apiKey={Token}", UriKind.Relative), new StringContent(Event("x"), Encoding.UTF8, Clef));
        stored.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var read = await client.GetAsync(new Uri($"api/v1/events?apiKey={Token}", UriKind.Relative));
        read.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string Event(string message)
        => $$"""{"@t":"2026-11-20T12:00:00.123Z","@mt":"{{message}}","@l":"Warning","Application":"shop","MachineName":"web-1"}""";

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(body);
        return packed.ToArray();
    }

    private async Task<HttpStatusCode> StatusAsync(string path, byte[] body, string type, string? encoding = null, bool pack = true)
    {
        using var answer = await PostAsync(path, body, type, encoding, pack);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> PostAsync(string path, byte[] body, string? type, string? encoding = null, bool pack = true)
    {
        var content = new ByteArrayContent(encoding == "gzip" && pack ? Pack(body) : body);
        if (type is not null) content.Headers.Add("Content-Type", type);
        if (encoding is not null) content.Headers.Add("Content-Encoding", encoding);
        return _server.Http.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
