using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Api;

public sealed partial class StatusEndpointsTests(ServerWithLogs server) : IClassFixture<ServerWithLogs>
{
    [Fact]
    public async Task A_histogram_counts_by_level_in_equal_spans()
    {
        var answer = await server.Http.JsonAsync("api/v1/histogram?from=2026-11-20T12:00:00Z&to=2026-11-20T12:00:06Z&buckets=3");
        answer.Text("from").ShouldBe("2026-11-20T12:00:00Z");
        answer.Text("to").ShouldBe("2026-11-20T12:00:06Z");
        answer.GetProperty("bucketSeconds").GetDouble().ShouldBe(2);
        answer.GetProperty("buckets").GetRawText().ShouldBe(
            """[{"time":"2026-11-20T12:00:00Z","counts":{"info":1,"error":1},"total":2},{"time":"2026-11-20T12:00:02Z","counts":{"warn":1,"error":1},"total":2},{"time":"2026-11-20T12:00:04Z","counts":{"info":1},"total":1}]""");
        answer.GetProperty("totals").GetRawText().ShouldBe("""{"info":2,"warn":1,"error":2}""");
        answer.Number("matched").ShouldBe(5);
    }

    [Fact]
    public async Task Without_a_range_a_histogram_spans_the_log()
    {
        var answer = await server.Http.JsonAsync("api/v1/histogram?q=level:error&buckets=10");
        answer.Number("matched").ShouldBe(2);
        answer.GetProperty("buckets").GetArrayLength().ShouldBe(10);
    }

    [Theory]
    [InlineData("api/v1/histogram?q=level:eror", "q")]
    [InlineData("api/v1/histogram?buckets=0", "buckets")]
    [InlineData("api/v1/histogram?buckets=1001", "buckets")]
    [InlineData("api/v1/facets?q=(", "q")]
    [InlineData("api/v1/facets?to=soon", "to")]
    [InlineData("api/v1/tail?q=(", "q")]
    [InlineData("api/v1/tail?from=soon", "from")]
    public async Task What_is_wrong_is_a_problem_that_names_the_parameter(string path, string parameter)
        => (await server.Http.JsonAsync(path, HttpStatusCode.BadRequest)).Text("parameter").ShouldBe(parameter);

    [Fact]
    public async Task Facets_are_the_most_frequent_values_with_their_counts()
    {
        var answer = await server.Http.JsonAsync("api/v1/facets?fields=level,service,status");
        answer.GetProperty("facets").GetRawText().ShouldBe(
            """[{"field":"level","values":[{"value":"error","count":2},{"value":"info","count":2},{"value":"warn","count":1}],"distinct":3},"""
            + """{"field":"service","values":[{"value":"app","count":3},{"value":"catalog","count":2}],"distinct":2},"""
            + """{"field":"status","values":[{"value":"200","count":1},{"value":"500","count":1}],"distinct":2}]""");
    }

    [Fact]
    public async Task Each_source_tells_its_format_position_and_lag()
    {
        var sources = (await server.Http.JsonAsync("api/v1/sources")).GetProperty("sources").EnumerateArray().Where(source => source.Text("source") == "files").ToList();
        sources.Count.ShouldBe(2);
        var app = sources[0];
        app.Text("name").ShouldBe(server.AppFile);
        app.Text("format").ShouldBe("serilog");
        app.Number("position").ShouldBe(new FileInfo(server.AppFile).Length);
        app.Number("lagBytes").ShouldBe(0);
        app.Number("rows").ShouldBe(3);
        app.GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
        sources[1].Text("format").ShouldBe("clef");
    }

    [Fact]
    public async Task A_server_that_works_is_alive_and_ready()
    {
        (await server.Http.GetStringAsync(new Uri("healthz", UriKind.Relative))).ShouldBe("ok\n");
        (await server.Http.JsonAsync("readyz")).GetRawText().ShouldBe("""{"ready":true,"reasons":[]}""");
    }

    [Fact]
    public async Task Metrics_are_lines_of_the_prometheus_text_format()
    {
        var lines = (await server.Http.TextAsync("metrics", "text/plain")).Split('\n');
        lines[^1].ShouldBeEmpty();
        var typed = new HashSet<string>();
        foreach (var line in lines[..^1])
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal)) continue;
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                line.Split(' ')[3].ShouldBeOneOf("counter", "gauge");
                typed.Add(line.Split(' ')[2]).ShouldBeTrue($"twice: {line}");
                continue;
            }

            var sample = Sample().Match(line);
            sample.Success.ShouldBeTrue(line);
            typed.ShouldContain(sample.Groups["name"].Value);
        }

        lines.ShouldContain("logmonitor_log_records 5");
        lines.ShouldContain("logmonitor_blocked 0");
        lines.ShouldContain(line => line.StartsWith("logmonitor_source_records_total{", StringComparison.Ordinal) && line.EndsWith("app.log\",stream=\"1\"} 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        var paths = (await server.Http.JsonAsync("openapi/v1.json")).GetProperty("paths").Names().ToList();
        foreach (var path in (string[])["/api/v1/events", "/api/v1/tail", "/api/v1/histogram", "/api/v1/facets", "/api/v1/sources"]) paths.ShouldContain(path);
    }

    [Fact]
    public async Task Every_answer_keeps_text_from_becoming_script()
    {
        using var response = await server.Http.GetAsync(new Uri("api/v1/events", UriKind.Relative));
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        // With "no-referrer" browsers would send the sign-in form with a null origin.
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [GeneratedRegex("""^(?<name>[a-z_]+)(\{[a-z]+="(?:[^"\\]|\\.)*"(?:,[a-z]+="(?:[^"\\]|\\.)*")*\})? [-+0-9.eE]+$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sample();
}
