using System.Text.Json;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

[Collection(ProgramCollection.Name)]
public sealed class TailTests(FollowedLog followed) : IClassFixture<FollowedLog>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private RunningServer Server => followed.Server;

    [Fact]
    public async Task Matching_records_come_as_lines_of_json_in_the_shape_of_the_events_api()
    {
        using var tail = await OpenAsync("application/x-ndjson", "ndjson-test level>=error");
        followed.Log.Info("ndjson-test unwanted");
        followed.Log.Error("ndjson-test one", "ndjson-test two");
        var events = new List<JsonElement> { await NextLineAsync(tail), await NextLineAsync(tail) };

        events.ConvertAll(Message).ShouldBe(["ndjson-test one", "ndjson-test two"]);
        var stored = (await Server.GetAsync("api/v1/events?order=seq&q=ndjson-test%20level%3Aerror")).GetProperty("events");
        stored.EnumerateArray().Zip(events, JsonElement.DeepEquals).ShouldBe([true, true]);
    }

    [Fact]
    public async Task Server_sent_events_resume_behind_the_last_id_without_a_gap()
    {
        string last;
        var seen = new List<string>();
        using (var first = await OpenAsync("text/event-stream", "sse-test"))
        {
            followed.Log.Info(Numbered(0, 5));
            (last, _) = await NextEventAsync(first);
            (last, var second) = await NextEventAsync(first);
            Message(second).ShouldBe("sse-test 1");
        }

        followed.Log.Info(Numbered(5, 3));
        await Eventually.TrueAsync(async () => await Server.CountAsync("sse-test") == 8);
        using var resumed = await OpenAsync("text/event-stream", "sse-test", last);
        for (var i = 0; i < 6; i++) seen.Add(Message((await NextEventAsync(resumed)).Event));
        followed.Log.Info(Numbered(8, 1));
        seen.Add(Message((await NextEventAsync(resumed)).Event));
        seen.ShouldBe(Numbered(2, 7));
    }

    [Fact]
    public async Task Beginning_at_a_sequence_gives_what_was_there_before()
    {
        followed.Log.Info("past-test one", "past-test two");
        await Eventually.TrueAsync(async () => await Server.CountAsync("past-test") == 2);
        using var tail = await OpenAsync("application/x-ndjson", "past-test", from: "1");
        Message(await NextLineAsync(tail)).ShouldBe("past-test one");
        Message(await NextLineAsync(tail)).ShouldBe("past-test two");
    }

    [Fact]
    public async Task A_quiet_tail_sends_heartbeats_that_keep_proxies_from_closing_it()
    {
        using var lines = await OpenAsync("application/x-ndjson", "nobody-writes-this");
        using var events = await OpenAsync("text/event-stream", "nobody-writes-this");
        (await lines.ReadLineAsync().WaitAsync(Patience)).ShouldBe("");
        (await events.ReadLineAsync().WaitAsync(Patience)).ShouldBe(":");
    }

    [Fact]
    public async Task A_bad_query_is_refused_with_its_position()
    {
        using var response = await Server.Http.GetAsync(new Uri("api/v1/tail?q=level%3Aeror", UriKind.Relative));
        ((int)response.StatusCode).ShouldBe(400);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("position").GetInt32().ShouldBe(6);
        problem.RootElement.GetProperty("detail").GetString()!.ShouldContain("did you mean 'error'");
    }

    private static IEnumerable<string> Numbered(int first, int count) => Enumerable.Range(first, count).Select(number => $"sse-test {number}");

    private static string Message(JsonElement record) => record.GetProperty("message").GetString()!;

    private static async Task<JsonElement> NextLineAsync(StreamReader tail)
        => JsonElement.Parse((await tail.ReadLineAsync().WaitAsync(Patience))!);

    /// <summary>The next event's id and data; heartbeats are passed over.</summary>
    private static async Task<(string Id, JsonElement Event)> NextEventAsync(StreamReader tail)
    {
        var id = "";
        while (await tail.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line["id: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return (id, JsonElement.Parse(line["data: ".Length..]));
        }

        throw new EndOfStreamException("The tail ended.");
    }

    private async Task<StreamReader> OpenAsync(string accept, string query, string? lastEventId = null, string? from = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/tail?q={Uri.EscapeDataString(query)}" + (from is null ? "" : $"&from={from}"));
        request.Headers.Accept.ParseAdd(accept);
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.MediaType.ShouldBe(accept);
        return new StreamReader(await response.Content.ReadAsStreamAsync());
    }
}
