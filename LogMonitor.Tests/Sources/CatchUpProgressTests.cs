using LogMonitor.Core.Sources;
using LogMonitor.Tests.Support;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace LogMonitor.Tests.Sources;

public sealed class CatchUpProgressTests
{
    private readonly ManualTime _time = new(Some.Ticks);
    private readonly CollectingLogger _logger = new();
    private readonly List<SourceStatus> _sources = [];
    private readonly CatchUpProgress _progress;

    public CatchUpProgressTests() => _progress = new CatchUpProgress(() => _sources, _time, _logger);

    [Fact]
    public void A_large_file_tells_its_share_and_how_long_it_will_take()
    {
        Look(0);
        Look(300_000_000);
        Look(420_000_000);
        _logger.Lines.ShouldBe(
        [
            (Level.Information, "Reading /logs/app.log.gz: 30 % of 1 GB, 12 s left"),
            (Level.Information, "Reading /logs/app.log.gz: 42 % of 1 GB, 24 s left"),
        ]);
    }

    [Fact]
    public void One_that_does_not_get_on_waits_for_the_log()
    {
        Look(300_000_000);
        Look(300_000_000, SourceState.Paused);
        _logger.Lines.ShouldHaveSingleItem().Text.ShouldBe("Reading /logs/app.log.gz: 30 % of 1 GB, waiting for the log");
    }

    [Theory]
    [InlineData(SourceState.CatchingUp, 99_000_000)]
    [InlineData(SourceState.Following, 1_000_000_000)]
    [InlineData(SourceState.Ended, 1_000_000_000)]
    public void Small_files_and_those_at_their_end_are_no_news(SourceState state, long size)
    {
        Look(0, state, size);
        Look(1000, state, size);
        _logger.Lines.ShouldBeEmpty();
    }

    private void Look(long position, SourceState state = SourceState.CatchingUp, long size = 1_000_000_000)
    {
        _sources.Clear();
        _sources.Add(new SourceStatus { Source = "files", Name = "/logs/app.log.gz", State = state, Position = position, Size = size });
        _time.Advance(5);
        _progress.Tell();
    }
}
