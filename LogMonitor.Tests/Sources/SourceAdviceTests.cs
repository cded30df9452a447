using LogMonitor.Core.Sources;

namespace LogMonitor.Tests.Sources;

public sealed class SourceAdviceTests
{
    private static readonly SourceStatus Well = new() { Source = "files", Name = "/logs/app.log", State = SourceState.Following };

    public static TheoryData<SourceStatus, string, string> Troubles => new()
    {
        { Well with { State = SourceState.Failing, Fault = SourceFault.Denied, Error = "Permission denied" }, "Permission denied.", "setfacl" },
        { Well with { State = SourceState.Failing, Fault = SourceFault.TooManyFiles, Error = "Too many open files" }, "Too many open files.", "MaxOpenFiles" },
        { Well with { State = SourceState.Failing, Fault = SourceFault.Device, Error = "Input/output error" }, "Input/output error.", "disk" },
        { Well with { IsStalled = true, Size = 2_500_000, LagSeconds = 600 }, "2.5 MB are unread and nothing was read for 10 minutes.", "load" },
        { Well with { State = SourceState.Paused }, "Reading waits for the log", "data directory" },
        { Well with { Gaps = 1, GapBytes = 300 }, "300 bytes were truncated or removed before they could be read.", "renaming" },
        { Well with { Gaps = 2 }, "Something was truncated or removed", "renaming" },
        { Well with { SilentSeconds = 7_500 }, "Nothing came for 2 hours", "still runs" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public void Each_trouble_says_what_is_wrong_and_what_to_do(SourceStatus status, string problem, string remedy)
    {
        var advice = status.Advice.ShouldNotBeNull();
        advice.Problem.ShouldStartWith(problem);
        advice.Remedy.ShouldContain(remedy);
    }

    [Fact]
    public void A_source_that_is_well_needs_no_advice() => Well.Advice.ShouldBeNull();
}
