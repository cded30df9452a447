using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

[Collection(ProgramCollection.Name)]
public sealed class HubTests(FollowedLog followed) : IClassFixture<FollowedLog>
{
    private const int Item = 2;
    private const int Completion = 3;

    private RunningServer Server => followed.Server;

    [Fact]
    public async Task A_client_of_the_hub_gets_the_past_and_the_present_in_the_shape_of_the_events_api()
    {
        followed.Log.Error("hub-test 0", "hub-test 1");
        await Eventually.TrueAsync(async () => await Server.CountAsync("hub-test") == 2);
        using var hub = await HubConnection.ConnectAsync(Server.Address, "/hubs/logs");
        await hub.StreamAsync("tail", "Tail", "hub-test level:error", 1);

        var events = new List<JsonElement>();
        while (events.Count < 2) events.AddRange(await NextEventsAsync(hub));
        followed.Log.Info("hub-test unwanted");
        followed.Log.Error("hub-test 2");
        while (events.Count < 3) events.AddRange(await NextEventsAsync(hub));

        events.ConvertAll(record => record.GetProperty("message").GetString()).ShouldBe(["hub-test 0", "hub-test 1", "hub-test 2"]);
        var stored = (await Server.GetAsync("api/v1/events?order=seq&q=hub-test%20level%3Aerror")).GetProperty("events");
        stored.EnumerateArray().Zip(events, JsonElement.DeepEquals).ShouldBe([true, true, true]);
    }

    [Fact]
    public async Task A_bad_query_ends_the_stream_with_what_is_wrong_and_where()
    {
        using var hub = await HubConnection.ConnectAsync(Server.Address, "/hubs/logs");
        await hub.StreamAsync("tail", "Tail", "level:eror", null);
        var message = await hub.NextAsync();
        message.GetProperty("type").GetInt32().ShouldBe(Completion);
        message.GetProperty("error").GetString()!.ShouldContain("did you mean 'error'");
        message.GetProperty("error").GetString()!.ShouldContain("(at 6)");
    }

    [Theory]
    [InlineData("/hubs/logs")]
    [InlineData("/_blazor")]
    public async Task A_socket_that_another_site_opens_is_refused(string path)
    {
        (await ConnectAsync(path, "https://elsewhere.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await ConnectAsync(path, Server.Address.GetLeftPart(UriPartial.Authority))).ShouldBe(HttpStatusCode.SwitchingProtocols);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Host", "elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("Host", "localhost", HttpStatusCode.OK)]
    public async Task The_api_answers_its_own_origin_and_names_only(string header, string value, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/events?limit=0");
        request.Headers.Add(header, value);
        using var response = await Server.Http.SendAsync(request);
        response.StatusCode.ShouldBe(expected);
    }

    private static async Task<IEnumerable<JsonElement>> NextEventsAsync(HubConnection hub)
    {
        var message = await hub.NextAsync();
        message.GetProperty("type").GetInt32().ShouldBe(Item, message.ToString());
        var page = message.GetProperty("item");
        page.GetProperty("skipped").GetInt64().ShouldBe(0);
        return [.. page.GetProperty("events").EnumerateArray()];
    }

    private async Task<HttpStatusCode> ConnectAsync(string path, string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new UriBuilder(Server.Address) { Scheme = "ws", Path = path }.Uri, default);
        }
        catch (WebSocketException) when (socket.HttpStatusCode != default)
        {
            // Refused; the status says how.
        }

        return socket.HttpStatusCode;
    }
}
