using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LogMonitor.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace LogMonitor.Tests.EndToEnd;

[Collection(ProgramCollection.Name)]
public sealed class AlertTests
{
    private const string Burst = """{ name: Errors, where: "level>=error", when: "count >= 5 in 3s", wait: 1s, lateness: 1s, notify: [ops] }""";

    // Ends when good rows come, not when time passes: the test decides when, however long a start takes. The wait leaves time to kill in.
    private const string Share = """{ name: Errors, where: "level>=error", when: "share of (level>=info) > 50% in 10m, at least 5", wait: 4s, lateness: 1s, notify: [ops] }""";

    [Fact]
    public async Task A_burst_of_errors_is_told_once_with_its_evidence_and_its_end_once()
    {
        await using var alerted = await AlertedLog.CreateAsync(Burst);
        await using var server = await alerted.StartAsync();
        alerted.Log.Error(Enumerable.Range(0, 8).Select(number => $"card {number} was refused"));
        await Eventually.TrueAsync(() => alerted.Receiver.Requests.Count == 2);

        var (firing, resolved) = (alerted.Messages[0], alerted.Messages[1]);
        firing.Type.ShouldBe("alert.firing");
        firing.Data.GetProperty("rule").GetString().ShouldBe("Errors");
        firing.Data.GetProperty("value").GetDouble().ShouldBeGreaterThanOrEqualTo(5);
        firing.Data.GetProperty("threshold").GetDouble().ShouldBe(5);
        firing.Data.GetProperty("samples").EnumerateArray().Select(sample => sample.GetProperty("text").GetString()!).ShouldContain(text => text.EndsWith("card 0 was refused", StringComparison.Ordinal));
        firing.Data.GetProperty("link").GetString()!.ShouldStartWith($"{AlertedLog.PublicUrl}/?q=level%3E%3Derror&from=");
        resolved.Type.ShouldBe("alert.resolved");
        resolved.Id.ShouldNotBe(firing.Id);
        alerted.Receiver.Requests.ShouldAllBe(request => request.Headers["webhook-signature"] == SignatureOf(request.Headers, request.Body));

        // A second episode is the proof that the first one's messages did not come again.
        alerted.Log.Error(Enumerable.Range(0, 8).Select(number => $"card {number} was refused again"));
        await Eventually.TrueAsync(() => alerted.Receiver.Requests.Count >= 4);
        alerted.Messages.Select(message => message.Type).ShouldBe(["alert.firing", "alert.resolved", "alert.firing", "alert.resolved"]);
        alerted.Messages.DistinctBy(message => message.Id).Count().ShouldBe(4);
    }

    [Fact]
    public async Task Killed_at_any_moment_it_tells_the_beginning_and_the_end_under_one_key_each()
    {
        await using var alerted = await AlertedLog.CreateAsync(Share);
        await using (var server = await alerted.StartAsync())
        {
            // Perhaps read, perhaps committed, perhaps not.
            alerted.Log.Error(Enumerable.Range(0, 8).Select(number => $"card {number} was refused"));
            await server.KillAsync();
        }

        await using (var server = await alerted.StartAsync())
        {
            await AlertedLog.ReachesAsync(server, "firing");
            await server.KillAsync();
            alerted.Receiver.Requests.ShouldBeEmpty("The message waits for other groups of its rule; the machine is too slow for this test.");
        }

        await KilledWhileItTellsAsync(alerted, 1);
        await using (var server = await alerted.StartAsync())
        {
            await AlertedLog.DeliversAsync(server);
            await server.KillAsync();
        }

        alerted.Messages.Select(message => message.Type).ShouldBe(["alert.firing", "alert.firing"]);
        await using (var server = await alerted.StartAsync())
        {
            alerted.Log.Info(Enumerable.Range(0, 40).Select(number => $"card {number} was charged"));
            await AlertedLog.ReachesAsync(server, "resolved");
            await server.KillAsync();
            alerted.Receiver.Requests.Count.ShouldBe(2, "The message waits for other groups of its rule; the machine is too slow for this test.");
        }

        await KilledWhileItTellsAsync(alerted, 3);
        await using (var server = await alerted.StartAsync())
        {
            await AlertedLog.DeliversAsync(server);
        }

        // A second copy of each, because the answer to the first was lost; under the same key, so that a receiver can tell.
        alerted.Messages.Select(message => message.Type).ShouldBe(["alert.firing", "alert.firing", "alert.resolved", "alert.resolved"]);
        alerted.Messages[1].Id.ShouldBe(alerted.Messages[0].Id);
        alerted.Messages[3].Id.ShouldBe(alerted.Messages[2].Id);
        alerted.Messages[2].Id.ShouldNotBe(alerted.Messages[0].Id);
    }

    /// <summary>The receiver takes the message, and the program dies before it hears of that.</summary>
    private static async Task KilledWhileItTellsAsync(AlertedLog alerted, int requests)
    {
        alerted.Receiver.Answer = context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        await using var server = await alerted.StartAsync();
        await Eventually.TrueAsync(() => alerted.Receiver.Requests.Count == requests);
        await server.KillAsync();
        alerted.Receiver.Answer = context => context.Response.WriteAsync("ok");
    }

    /// <summary>As the Standard Webhooks specification has it, worked out here once more.</summary>
    private static string SignatureOf(Dictionary<string, string> headers, string body)
    {
        var seconds = long.Parse(headers["webhook-timestamp"], CultureInfo.InvariantCulture);
        var signed = string.Create(CultureInfo.InvariantCulture, $"{headers["webhook-id"]}.{seconds}.{body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(AlertedLog.Secret["whsec_".Length..]), Encoding.UTF8.GetBytes(signed)));
    }
}
