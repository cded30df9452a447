using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace LogMonitor.Tests.Sources.Files.Model;

/// <summary>
/// Whatever happens to files in whatever order, every record is in the log once. A failure prints the shortest sequence that
/// fails and the seed that replays it.
/// </summary>
public sealed class FileModelTests(ITestOutputHelper output)
{
    /// <summary>How many sequences are tried instead of the usual number.</summary>
    private const string CountVariable = "LOGMONITOR_MODEL_SEQUENCES";
    private const int UsualCount = 2000;
    private const ulong Seed = 1;
    private const ulong Gamma = 3;

    private long _records;
    private long _excepted;

    [Fact]
    public void Whatever_happens_to_files_every_record_is_read_once()
    {
        var asked = Environment.GetEnvironmentVariable(CountVariable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : (int?)null;
        var count = asked ?? UsualCount;
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithParallelRunConfig(new ParallelRunConfig(Environment.ProcessorCount));
        // The usual run tries the same sequences each time, so that a change is judged by what it changes; a run of a number that was asked for tries new ones.
        if (asked is null) config = config.WithReplay(Seed, Gamma);
        Check.One(config, Prop.ForAll(ModelSequence.Any, HoldsAsync));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} sequences, {_records} records, {_excepted} of them within the stated exceptions"));
        // A model that excuses everything would prove nothing.
        _excepted.ShouldBeLessThan(_records / 2);
    }

    [Fact]
    public async Task What_was_truncated_before_it_was_taken_teaches_nothing_about_what_comes_after()
    {
        await using var run = new ModelRun(hasBanner: false, maxOpenFiles: null);
        run.Start();
        run.Folder.Write(0, RecordKind.Trace, padding: 60, part: 1);
        run.Scan();
        await run.TurnAsync();
        run.Folder.Truncate(0, keepsPlace: false);
        for (var i = 0; i < 4; i++) run.Folder.Write(0, RecordKind.Trace, padding: 5000, part: 1);
        (await run.FinishAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_truncation_is_noticed_although_all_that_was_taken_is_what_every_file_begins_with()
    {
        await using var run = new ModelRun(hasBanner: true, maxOpenFiles: null);
        run.Start();
        run.Folder.Write(0, RecordKind.Trace, padding: 45, part: 1);
        run.Scan();
        await run.TurnAsync();
        run.Folder.CopyInside(0);
        run.Folder.Truncate(0, keepsPlace: false);
        for (var i = 0; i < 5; i++) run.Folder.Write(0, RecordKind.Trace, padding: 14, part: 1);
        (await run.FinishAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_was_truncated_and_renamed_between_two_scans_is_read_once()
    {
        await using var run = new ModelRun(hasBanner: false, maxOpenFiles: null);
        run.Start();
        run.Folder.Write(1, RecordKind.Trace, padding: 61, part: 0.12);
        await run.SettleAsync();
        run.Folder.Truncate(1, keepsPlace: false);
        for (var i = 0; i < 2; i++) run.Folder.Write(1, RecordKind.Line, padding: 16, part: 1);
        run.Folder.RotateInside(1);
        run.Folder.Write(1, RecordKind.Line, padding: 31, part: 0.65);
        (await run.FinishAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_written_late_is_read_although_the_file_was_quiet_for_long_before_it_was_removed()
    {
        await using var run = new ModelRun(hasBanner: false, maxOpenFiles: null);
        run.Start();
        run.Folder.Write(0, RecordKind.Line, padding: 10, part: 1);
        await run.SettleAsync();
        await run.CommitAsync();
        run.Wait(TimeSpan.FromSeconds(70));
        run.Folder.Delete(0);
        for (var i = 0; i < 3; i++)
        {
            run.Scan();
            await run.TurnAsync();
        }

        run.Folder.WriteLate(0, RecordKind.Line, padding: 10);
        (await run.FinishAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_copy_that_has_only_the_first_words_of_what_was_truncated_earlier_is_read()
    {
        await using var run = new ModelRun(hasBanner: true, maxOpenFiles: null);
        run.Start();
        run.Folder.Write(0, RecordKind.Trace, padding: 3229, part: 0.53);
        run.Scan();
        await run.TurnAsync();
        for (var i = 0; i < 2; i++) run.Folder.Write(0, RecordKind.WindowsLine, padding: 200_000, part: 1);
        await run.TurnAsync();
        run.Folder.Truncate(0, keepsPlace: false);
        for (var i = 0; i < 4; i++) run.Folder.Write(0, RecordKind.Trace, padding: 20, part: 1);
        run.Folder.CopyInside(0);
        run.Folder.Truncate(0, keepsPlace: false);
        (await run.FinishAsync()).ShouldBeEmpty();
    }

    private async Task HoldsAsync(ModelSequence sequence)
    {
        await using var run = new ModelRun(sequence.HasBanner, sequence.MaxOpenFiles);
        run.Start();
        foreach (var step in sequence.Steps) await step.DoAsync(run);
        var complaints = await run.FinishAsync();
        Interlocked.Add(ref _records, run.Folder.Records.Count);
        Interlocked.Add(ref _excepted, run.Folder.Records.Count(record => record.MayBeMissing));
        complaints.ShouldBeEmpty();
    }
}
