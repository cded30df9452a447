using FsCheck;
using FsCheck.Fluent;

namespace LogMonitor.Tests.Sources.Files.Model;

/// <summary>One thing that happens. It can be done in any state, so that a sequence stays one when steps are left out of it.</summary>
internal sealed record ModelStep(string Name, Func<ModelRun, Task> DoAsync)
{
    private static readonly Gen<int> Writer = Gen.Choose(0, ModelFolder.Writers - 1);
    private static readonly Gen<RecordKind> Kind = Gen.Elements(RecordKind.Line, RecordKind.Line, RecordKind.WindowsLine, RecordKind.Trace);

    // Shorter and longer than a prefix, a marker, a turn.
    private static readonly Gen<int> Padding = Gen.Frequency((20, Gen.Choose(0, 80)), (4, Gen.Choose(900, 1200)), (2, Gen.Choose(3000, 6000)), (1, Gen.Constant(200_000)));

    private static readonly Gen<ModelStep> Writes =
        from writer in Writer
        from kind in Kind
        from padding in Padding
        from count in Gen.Choose(1, 5)
        select Step($"write {writer} {kind} x{count} +{padding}", run =>
        {
            for (var i = 0; i < count; i++) run.Folder.Write(writer, kind, padding, part: 1);
        });

    private static readonly Gen<ModelStep> Begins =
        from writer in Writer
        from kind in Kind
        from padding in Padding
        from percent in Gen.Choose(0, 99)
        select Step($"write {writer} {kind} {percent} % +{padding}", run => run.Folder.Write(writer, kind, padding, percent / 100.0));

    private static readonly Gen<ModelStep> WritesLate =
        from writer in Writer
        from kind in Kind
        select Step($"write late {writer} {kind}", run => run.Folder.WriteLate(writer, kind, padding: 10));

    private static readonly Gen<ModelStep> Rotations =
        from writer in Writer
        from flag in Gen.Elements(true, false)
        from step in Gen.Elements(
            Step($"rotate {writer} inside", run => run.Folder.RotateInside(writer)),
            Step($"rotate {writer} inside", run => run.Folder.RotateInside(writer)),
            Step($"rotate {writer} outside", run => run.Folder.RotateOutside(writer)),
            Step($"delete {writer}", run => run.Folder.Delete(writer)),
            Step($"truncate {writer}{(flag ? ", keeping the place" : "")}", run => run.Folder.Truncate(writer, flag)),
            CopyAndTruncate("outside", writer, flag, folder => folder.CopyOutside(writer)),
            CopyAndTruncate("inside", writer, flag, folder => folder.CopyInside(writer)))
        select step;

    private static readonly Gen<ModelStep> Waits =
        from milliseconds in Gen.Elements(10, 60, 300, 1100, 11_000)
        select Step($"wait {milliseconds} ms", run => run.Wait(TimeSpan.FromMilliseconds(milliseconds)));

    private static readonly Gen<ModelStep> Reads = Gen.Frequency(
        (6, Gen.Constant(new ModelStep("turn", run => run.TurnAsync()))),
        (3, Gen.Constant(Step("scan", run => run.Scan()))),
        (3, Gen.Constant(new ModelStep("settle", run => run.SettleAsync()))),
        (2, from batches in Gen.Choose(1, 3) select new ModelStep($"commit {batches}", run => run.CommitSomeAsync(batches))),
        (2, Gen.Constant(new ModelStep("commit", run => run.CommitAsync()))));

    private static readonly Gen<ModelStep> Ends = Gen.Frequency(
        (1, Gen.Constant(new ModelStep("stop", run => run.StopAsync()))),
        (2, Gen.Constant(new ModelStep("kill", run => run.KillAsync()))),
        (4, Gen.Constant(Step("start", run => run.Start()))));

    public static Gen<ModelStep> Any { get; } = Gen.Frequency((10, Writes), (4, Begins), (2, WritesLate), (5, Rotations), (3, Waits), (12, Reads), (3, Ends));

    public override string ToString() => Name;

    private static ModelStep CopyAndTruncate(string where, int writer, bool writesBetween, Action<ModelFolder> copy)
        => Step($"copy {writer} {where}{(writesBetween ? ", write" : "")} and truncate", run =>
        {
            copy(run.Folder);
            if (writesBetween) run.Folder.Write(writer, RecordKind.Line, padding: 0, part: 1);
            run.Folder.Truncate(writer, keepsPlace: false);
        });

    private static ModelStep Step(string name, Action<ModelRun> action) => new(name, run =>
    {
        action(run);
        return Task.CompletedTask;
    });
}
