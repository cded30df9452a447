using System.Net;
using System.Text.Json;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Api;

public sealed class EventsTests(ServerWithLogs server) : IClassFixture<ServerWithLogs>
{
    private static readonly string[] InTime = [.. ServerWithLogs.App, .. ServerWithLogs.Catalog];

    [Fact]
    public async Task An_answer_has_the_shape_of_the_contract()
    {
        var answer = await server.Http.JsonAsync("api/v1/events?order=asc");
        answer.Names().ShouldBe(["events", "matched", "scannedBytes", "complete", "next"]);
        answer.Number("matched").ShouldBe(ServerWithLogs.Records);
        answer.GetProperty("complete").GetBoolean().ShouldBeTrue();
        answer.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        Texts(answer).ShouldBe(InTime);
    }

    [Fact]
    public async Task A_plain_event_has_the_shape_of_the_contract()
    {
        var record = await OneAsync("Order 1");
        record.Names().ShouldBe(["seq", "time", "level", "stream", "message", "fields", "text", "flags"]);
        record.Number("seq").ShouldBeInRange(1, ServerWithLogs.Records);
        record.Text("time").ShouldBe("2026-11-20T12:00:00.123456Z");
        record.Text("level").ShouldBe("info");
        record.Text("message").ShouldBe("Order 1 placed by ann");
        record.GetProperty("fields").GetRawText().ShouldBe("""{"logger":"Shop.Orders"}""");
        record.Text("text").ShouldBe(ServerWithLogs.App[0]);
        record.GetProperty("flags").GetArrayLength().ShouldBe(0);
        var stream = record.GetProperty("stream");
        stream.Names().ShouldBe(["id", "source", "service", "host", "file"]);
        stream.Number("id").ShouldBeGreaterThan(0);
        stream.Text("source").ShouldBe("files");
        stream.Text("service").ShouldBe("app");
        stream.Text("file").ShouldBe(server.AppFile);
    }

    [Fact]
    public async Task A_structured_event_keeps_the_kinds_of_its_fields_and_names_its_trace()
    {
        var record = await OneAsync("Slow {Ms}");
        record.Text("message").ShouldBe("Slow 812");
        record.Text("level").ShouldBe("error");
        record.Text("trace").ShouldBe("4bf92f3577b34da6a3ce929d0e0e4736");
        var fields = record.GetProperty("fields");
        fields.Number("status").ShouldBe(500);
        fields.GetProperty("ok").ValueKind.ShouldBe(JsonValueKind.True);
        fields.GetProperty("nothing").ValueKind.ShouldBe(JsonValueKind.Null);
        fields.GetProperty("nested").GetRawText().ShouldBe("""{"a":[1,2]}""");
    }

    [Fact]
    public async Task Flags_say_what_is_worth_knowing()
        => (await OneAsync("quoted")).GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()).ShouldBe(["no-zone"]);

    [Fact]
    public async Task Text_is_written_with_its_quotes_and_signs_as_they_are()
    {
        var text = await server.Http.GetStringAsync(new Uri("api/v1/events?q=quoted", UriKind.Relative));
        text.ShouldContain("""=SUM(A1), \"quoted\""");
        text.ShouldNotContain("\\u0022");
    }

    [Theory]
    [InlineData("asc")]
    [InlineData("desc")]
    [InlineData("seq")]
    public async Task Pages_follow_one_another_by_next_to_the_end(string order)
    {
        var whole = Sequences(await server.Http.JsonAsync($"api/v1/events?order={order}"));
        var pages = new List<long>();
        string? cursor = null;
        do
        {
            var page = await server.Http.JsonAsync($"api/v1/events?order={order}&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            page.Number("matched").ShouldBe(ServerWithLogs.Records);
            pages.AddRange(Sequences(page));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        pages.ShouldBe(whole);
    }

    [Fact]
    public async Task Without_a_count_a_page_is_the_same_and_says_how_exact_its_count_is()
    {
        var exact = await server.Http.JsonAsync("api/v1/events?limit=1");
        var quick = await server.Http.JsonAsync("api/v1/events?limit=1&count=none");
        Sequences(quick).ShouldBe(Sequences(exact));
        if (quick.GetProperty("complete").GetBoolean()) quick.Number("matched").ShouldBe(ServerWithLogs.Records);
    }

    [Theory]
    [InlineData("from=2026-11-20T12:00:01Z", 4)]
    [InlineData("to=2026-11-20T12:00:01Z", 1)]
    [InlineData("from=2026-11-20T12:00:01Z&to=2026-11-20T12:00:02Z", 1)]
    [InlineData("from=2026-11-20T13:00:01%2B01:00", 4)]
    [InlineData("from=2026-11-20T13:00:01+01:00", 4)]
    [InlineData("to=2026-11-20", 0)]
    public async Task Ranges_begin_inclusive_and_end_exclusive(string range, int matched)
        => (await server.Http.JsonAsync($"api/v1/events?limit=0&{range}")).Number("matched").ShouldBe(matched);

    [Fact]
    public async Task As_ndjson_all_matches_stream_one_a_line()
    {
        var lines = (await server.Http.TextAsync("api/v1/events?order=asc", "application/x-ndjson")).Split('\n');
        lines[^1].ShouldBeEmpty();
        lines[..^1].Select(line => JsonDocument.Parse(line).RootElement.Text("text")).ShouldBe(InTime);
    }

    [Fact]
    public async Task As_text_records_are_as_they_were()
        => (await server.Http.TextAsync("api/v1/events?order=asc", "text/plain")).ShouldBe(string.Concat(InTime.Select(text => text + "\n")));

    [Fact]
    public async Task As_csv_cells_are_quoted_and_formulas_disarmed()
    {
        var lines = (await server.Http.TextAsync("api/v1/events?order=asc&q=service:app", "text/csv")).Split("\r\n");
        lines[0].ShouldBe("time,level,service,host,file,message,text");
        lines[2].ShouldContain("line 88\"");
        lines[3].ShouldContain(",\"'=SUM(A1), \"\"quoted\"\"\",");
        lines.Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_stream_ends_at_a_limit_only_where_one_is_given()
        => (await server.Http.TextAsync("api/v1/events?order=asc&limit=1", "text/plain")).ShouldBe(InTime[0] + "\n");

    [Theory]
    [InlineData("q=level:eror", "q", 6, 4, "did you mean 'error'?")]
    [InlineData("q=(a", "q", 0, null, "")]
    [InlineData("from=yesterday", "from", null, null, "'yesterday' is not a time; write one such as")]
    [InlineData("to=2026-13-01", "to", null, null, "'2026-13-01' is not a time")]
    [InlineData("limit=-1", "limit", null, null, "from 0 to 10000")]
    [InlineData("limit=many", "limit", null, null, "from 0 to 10000")]
    [InlineData("limit=10001", "limit", null, null, "from 0 to 10000")]
    [InlineData("order=up", "order", null, null, "write one of desc, asc, seq")]
    [InlineData("count=some", "count", null, null, "write one of exact, none")]
    [InlineData("cursor=abc", "cursor", null, null, "begin at the first page")]
    [InlineData("cursor=%00%ff", "cursor", null, null, "begin at the first page")]
    public async Task What_is_wrong_is_a_problem_that_names_the_parameter(string query, string parameter, int? position, int? length, string detail)
    {
        using var response = await server.Http.GetAsync(new Uri($"api/v1/events?{query}", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var problem = document.RootElement;
        problem.Number("status").ShouldBe(400);
        problem.Text("parameter").ShouldBe(parameter);
        problem.Text("detail").ShouldContain(detail);
        if (position is { } at) problem.Number("position").ShouldBe(at);
        if (length is { } extent) problem.Number("length").ShouldBe(extent);
    }

    private async Task<JsonElement> OneAsync(string phrase)
        => (await server.Http.JsonAsync($"api/v1/events?q=\"{Uri.EscapeDataString(phrase)}\"")).GetProperty("events").EnumerateArray().ShouldHaveSingleItem();

    private static IEnumerable<string> Texts(JsonElement answer) => answer.GetProperty("events").EnumerateArray().Select(record => record.Text("text"));

    private static List<long> Sequences(JsonElement answer) => [.. answer.GetProperty("events").EnumerateArray().Select(record => record.Number("seq"))];
}
