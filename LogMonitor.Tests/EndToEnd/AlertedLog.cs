using System.Text.Json;
using LogMonitor.Tests.Notifications;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>A log, rules over it, and a receiver of what they tell; the program between them can be killed and started again.</summary>
internal sealed class AlertedLog : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string PublicUrl = "https://logs.example.org";
    public const string Channel = "ops";

    private readonly TempDirectory _directory = new();

    private AlertedLog(Receiver receiver)
    {
        Receiver = receiver;
        Log = new WrittenLog(_directory.File("app.log"));
    }

    public Receiver Receiver { get; }

    public WrittenLog Log { get; }

    /// <summary>What the receiver was sent, in the order in which it came.</summary>
    public IReadOnlyList<(string Id, string Type, JsonElement Data)> Messages =>
    [
        .. Receiver.Requests.Select(request => (request.Headers["webhook-id"], JsonElement.Parse(request.Body))).Select(message =>
            (message.Item1, message.Item2.GetProperty("type").GetString()!, message.Item2.GetProperty("data"))),
    ];

    /// <param name="rule">The rule's mapping in YAML.</param>
    public static async Task<AlertedLog> CreateAsync(string rule)
    {
        var alerted = new AlertedLog(await Receiver.StartAsync());
        await File.WriteAllTextAsync(alerted._directory.File("rules.yaml"), $"rules:\n  - {rule}\n");
        await File.WriteAllTextAsync(
            alerted._directory.File("logmonitor.yaml"),
            $$"""
            LogMonitor:
              DataDirectory: data
              PublicUrl: {{PublicUrl}}
              Rules: rules.yaml
              Sources:
                Files:
                  - { Path: "*.log" }
              Channels:
                {{Channel}}: { Type: webhook, Url: "{{alerted.Receiver.Url}}", Secret: {{Secret}}, AllowPrivate: true }
            """);
        return alerted;
    }

    public Task<RunningServer> StartAsync() => RunningServer.StartAsync(_directory.Path, null, "--config", "logmonitor.yaml");

    /// <summary>Waits until the rule's history has this state.</summary>
    public static Task ReachesAsync(RunningServer server, string state) => Eventually.TrueAsync(
        async () => (await server.GetAsync("api/v1/alerts/history")).GetProperty("history").EnumerateArray().Any(change => change.GetProperty("state").GetString() == state),
        $"the history says '{state}'");

    /// <summary>Waits until a delivery was noted as done.</summary>
    public static Task DeliversAsync(RunningServer server) => Eventually.TrueAsync(
        async () => (await server.GetAsync("api/v1/channels")).GetProperty("channels")[0].GetProperty("delivered").ValueKind == JsonValueKind.String,
        "a delivery is noted");

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        _directory.Dispose();
    }
}
