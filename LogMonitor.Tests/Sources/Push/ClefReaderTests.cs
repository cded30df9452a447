using System.Text;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources.Push;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Push;

public sealed class ClefReaderTests : IAsyncLifetime
{
    private readonly TempDirectory _data = new();
    private OpenLog _log = null!;

    public Task InitializeAsync()
    {
        _log = new OpenLog(_data.Path);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _log.DisposeAsync();
        _data.Dispose();
    }

    [Theory]
    [InlineData("hello", 1, 1, "This is no JSON: 'h' is an invalid start of a value.")]
    [InlineData("[1]", 1, 1, "An event is a JSON object on a line of its own; write {\"@t\":")]
    [InlineData("{\"@t\":\"2026-11-20T12:00:00Z\"}\n\n   {\"@m\":\"x\"}", 3, 4, "The event has no @t; write its time")]
    [InlineData("{\"@t\":\"soon\",\"@m\":\"x\"}", 1, 7, "@t is not a time; write it as in")]
    [InlineData("{\"@t\":null}", 1, 7, "@t is not a time")]
    [InlineData("{\"@t\":\"2026-11-20T12:00:00Z\",\"ä\":nope}", 1, 35, "'nope}' is an invalid JSON literal")]
    [InlineData("{\"@t\":\"2026-11-20T12:00:00Z\"} x", 1, 31, "'x' is invalid after a single JSON value")]
    [InlineData("{\n\"@t\":\"2026-11-20T12:00:00Z\"}", 1, 2, "Send one JSON object a line.")]
    public void An_error_names_its_line_its_column_and_what_to_send(string body, int line, int column, string message)
    {
        using var request = Read(body, isLines: true);
        var error = request.Errors[0];
        (error.Line, error.Column).ShouldBe((line, column), error.Message);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void All_errors_are_told_at_once_up_to_ten()
    {
        using var request = Read(string.Concat(Enumerable.Repeat("{}\n{\"@t\":\"2026-11-20T12:00:00Z\"}\n", 20)), isLines: true);
        request.Errors.Select(error => error.Line).ShouldBe(Enumerable.Range(0, 10).Select(i => 2 * i + 1));
    }

    [Fact]
    public void Depth_is_bounded()
    {
        using var request = Read($$"""{"@t":"2026-11-20T12:00:00Z","a":{{new string('[', 100_000)}}""", isLines: true);
        request.Errors.ShouldHaveSingleItem().Message.ShouldContain("depth");
    }

    [Fact]
    public void The_older_layout_is_recognised_and_its_events_keep_their_text()
    {
        const string Event = """{"Timestamp":"2026-11-20T12:00:00Z","Level":"Warning","MessageTemplate":"Hi {U}","Properties":{"U":"ann","Application":"shop"}}""";
        using var request = Read($$"""{ "Events": [ {{Event}} , {{Event}} ] }""", isLines: false);
        request.Errors.ShouldBeEmpty();
        request.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("{\"Events\":[{\"Timestamp\":\"2026-11-20T12:00:00Z\"},\n {\"Level\":\"Error\"}]}", 2, 2, "has no @t")]
    [InlineData("{\"Events\":[{\"Timestamp\":\"2026-11-20T12:00:00Z\"},\n 7]}", 2, 2, "An event is a JSON object")]
    [InlineData("{\"Events\":[{\"Timestamp\":\"2026-11-20T12:00:00Z\"},\n {\"Level\"", 2, 10, "no JSON")]
    [InlineData("{\"Events\":[]", 1, 13, "no JSON")]
    public void An_error_in_the_older_layout_names_its_place_too(string body, int line, int column, string message)
    {
        using var request = Read(body, isLines: false);
        var error = request.Errors.ShouldHaveSingleItem();
        (error.Line, error.Column).ShouldBe((line, column), error.Message);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void An_event_with_a_property_of_that_name_is_an_event_where_the_client_says_lines()
    {
        using var request = Read("""{"Events":[1,2],"@t":"2026-11-20T12:00:00Z"}""", isLines: true);
        request.Errors.ShouldBeEmpty();
        request.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n")]
    [InlineData("\uFEFF")]
    public void Nothing_is_no_error(string body)
    {
        using var request = Read(body, isLines: false);
        request.Errors.ShouldBeEmpty();
        request.Count.ShouldBe(0);
    }

    private PushRequest Read(string body, bool isLines)
    {
        var source = new ClefSource(_log.Store.Catalog, FormatRegistry.Default, _log.Store.Queue, () => null, TimeProvider.System);
        return source.Read(Encoding.UTF8.GetBytes(body), isLines);
    }
}
