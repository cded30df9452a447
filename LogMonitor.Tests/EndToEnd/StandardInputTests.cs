using System.Globalization;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

[Collection(ProgramCollection.Name)]
public sealed class StandardInputTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Standard_input_is_read_to_its_end_beside_files_and_the_server_goes_on()
    {
        await File.WriteAllTextAsync(_directory.File("app.log"), "from the file\n");
        var lines = string.Concat(Enumerable.Range(0, 20_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"line {number}\n")));
        await using var server = await RunningServer.StartWithInputAsync(lines + "no end", _directory.Path, "-", "*.log", "--service", "shop");
        await Eventually.TrueAsync(async () => await server.CountAsync() == 20_002);
        (await server.CountAsync("source:stdin service:shop")).ShouldBe(20_001);
        (await server.CountAsync("\"no end\"")).ShouldBe(1);

        var sources = await server.GetAsync("api/v1/sources");
        var input = sources.GetProperty("sources").EnumerateArray().Single(source => source.Text("source") == "stdin");
        (input.Text("state"), input.Text("name")).ShouldBe(("ended", "standard input"));

        await File.AppendAllTextAsync(_directory.File("app.log"), "later\n");
        await Eventually.TrueAsync(async () => await server.CountAsync("later") == 1);
        (await server.StopAsync()).ShouldBe(0, server.Output);
    }
}
