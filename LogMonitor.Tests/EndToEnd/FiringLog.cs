using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>The program with a log of every kind of line, and a rule that fires for as long as the tests last.</summary>
public sealed class FiringLog : IAsyncLifetime
{
    public const string Rule = "Refused cards";
    public const int Rows = 24;

    private const string Definition = "{ name: " + Rule + """, where: "refused", when: "count >= 5 in 1h", severity: critical, notify: [ops], summary: "{{value}} cards were refused" }""";

    private AlertedLog _alerted = null!;

    internal RunningServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _alerted = await AlertedLog.CreateAsync(Definition);
        Server = await _alerted.StartAsync();
        _alerted.Log.Info(Enumerable.Range(0, 10).Select(number => $"order {number} placed"));
        _alerted.Log.Append(
            WrittenLog.Line("WRN", "slow query: 812 ms"),
            WrittenLog.Line("DBG", "cache \e[32mhit\e[0m for \e[1;31mkey\e[0m 7"),
            WrittenLog.Line("FTL", "cannot go on"),
            WrittenLog.Line("ERR", "order failed"),
            "System.TimeoutException: The gateway did not answer.",
            "   at Shop.Payments.Gateway.ChargeAsync(Order order) in /src/Gateway.cs:line 42",
            "   at System.Threading.Tasks.Task.Execute()");
        _alerted.Log.Error(Enumerable.Range(0, 10).Select(number => $"card {number} was refused"));
        await AlertedLog.ReachesAsync(Server, "firing");
    }

    public async Task DisposeAsync()
    {
        await Server.EndAsync();
        await _alerted.DisposeAsync();
    }
}
