using System.Security.Cryptography;
using LogMonitor.Core.Alerts;
using LogMonitor.Core.Configuration;
using LogMonitor.Tests.Support;
using LogMonitor.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace LogMonitor.Tests.Hosting;

public sealed class ReadinessTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task It_is_ready_while_the_pipeline_runs()
    {
        await using var log = new OpenLog(_directory.Path, schema: AlertSchema.Steps);
        var readiness = new Readiness(log.Store, Alerts(log));
        readiness.Reasons().ShouldBe(["starting or stopping"]);
        readiness.SetRunning(true);
        readiness.Reasons().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_a_reason_until_it_can_and_nothing_is_lost()
    {
        await using var log = new OpenLog(_directory.Path, schema: AlertSchema.Steps);
        var readiness = new Readiness(log.Store, Alerts(log));
        readiness.SetRunning(true);
        await log.CommitAsync(log.Stream("a"), 0, "one");
        var limit = log.SetPageLimit(1);

        var writing = log.CommitAsync(log.Stream("a"), 4, Convert.ToBase64String(RandomNumberGenerator.GetBytes(200_000)));
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30)))
        using (var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10)))
        {
            while (readiness.Reasons().Count == 0) await timer.WaitForNextTickAsync(patience.Token);
        }

        readiness.Reasons().ShouldHaveSingleItem().ShouldStartWith("the log cannot be written: ");
        log.SetPageLimit(limit);
        await writing;
        readiness.Reasons().ShouldBeEmpty();
        log.Texts().Count.ShouldBe(2);
    }

    private static AlertHost Alerts(OpenLog log) => new(new LogMonitorOptions(), log.Store, null, null, TimeProvider.System, NullLogger<AlertHost>.Instance);
}
