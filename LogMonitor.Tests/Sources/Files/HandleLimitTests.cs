using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Files;

public sealed class HandleLimitTests
{
    [Fact]
    public async Task Many_files_are_all_read_with_few_handles_and_again_when_they_grow()
    {
        const int Files = 2000;
        const int Handles = 256;
        await using var folder = new TailedFolder(Handles, null, "**/*.log");
        for (var i = 0; i < Files; i++) folder.Write($"{i % 20}/{i}.log", $"file {i} begins\n");
        folder.Start();
        await ReadAllAsync(folder);
        for (var i = 0; i < Files; i++) folder.Write($"{i % 20}/{i}.log", $"file {i} goes on\n");
        await ReadAllAsync(folder);
        await folder.HoldsAsync([.. Enumerable.Range(0, Files).SelectMany(i => (string[])[$"file {i} begins", $"file {i} goes on"])]);
        OpenIn(folder.Root).ShouldBeInRange(1, Handles);
    }

    [Fact]
    public async Task A_file_with_uncommitted_bytes_keeps_its_handle_and_a_committed_one_gives_its_up()
    {
        var queue = new Core.Pipeline.IngestQueue();
        await using var folder = new TailedFolder(1, queue, "*.log");
        folder.Write("a.log", "one\n");
        folder.Start();
        await folder.ReadAsync();
        folder.Write("b.log", "two\n");
        folder.Scan();
        await folder.ReadAsync();
        OpenNames(folder.Root).ShouldBe(["a.log"]);
        while (queue.Reader.TryRead(out var batches)) await folder.Log.Store.Queue.WriteAsync(batches, default);
        await folder.HoldsAsync("one");
        await folder.ReadAsync();
        OpenNames(folder.Root).ShouldBe(["b.log"]);
    }

    [Fact]
    public async Task A_file_without_a_handle_is_followed_through_a_rename_and_a_truncation()
    {
        await using var folder = new TailedFolder(1, null, "*.log*");
        folder.Write("a.log", "one\n");
        folder.Write("b.log", "two\n");
        folder.Start();
        await ReadAllAsync(folder);
        folder.Move("a.log", "a.log.1");
        folder.Write("a.log.1", "three\n");
        folder.Truncate("b.log");
        folder.Write("b.log", "four\n");
        folder.Scan();
        await ReadAllAsync(folder);
        await folder.HoldsAsync("one", "two", "three", "four");
    }

    [Fact]
    public async Task A_file_that_is_removed_unread_while_no_handle_was_free_is_told_as_lost()
    {
        var queue = new Core.Pipeline.IngestQueue();
        await using var folder = new TailedFolder(1, queue, "*.log");
        folder.Write("a.log", "one\n");
        folder.Write("b.log", "never read\n");
        folder.Start();
        await folder.ReadAsync();
        folder.Delete("b.log");
        await folder.SettleAsync();
        folder.Time.Advance(seconds: 120);
        await folder.ReadAsync();
        var lost = folder.Status.Single(status => status.Name.EndsWith("b.log", StringComparison.Ordinal));
        (lost.Gaps, lost.GapBytes).ShouldBe((1, 11));
        lost.Advice.ShouldNotBeNull().Problem.ShouldContain("before they could be read");
    }

    [Fact]
    public void The_limit_comes_from_the_process_and_leaves_room_for_others()
        => HandleLimit.Default.ShouldBeInRange(8, HandleLimit.MaxDefault);

    [Fact]
    public void A_limit_that_turns_out_too_high_is_lowered()
    {
        var limit = new HandleLimit(100);
        for (var i = 0; i < 100; i++) limit.TryTake().ShouldBeTrue();
        limit.TryTake().ShouldBeFalse();
        limit.Shrink().ShouldBe(75);
        limit.GiveBack();
        limit.TryTake().ShouldBeFalse();
    }

    [Fact]
    public void No_handle_left_is_no_deletion_and_has_its_own_advice()
    {
        var fault = FileFault.From(new IOException("Too many open files", 24));
        fault.Kind.ShouldBe(SourceFault.TooManyFiles);
        var admission = FileAdmission.IsHidden("/logs/a/app.log", ["/logs/a"]);
        admission.ShouldBeTrue();
        FileAdmission.IsHidden("/logs/ab.log", ["/logs/a"]).ShouldBeFalse();
    }

    private static async Task ReadAllAsync(TailedFolder folder)
    {
        await Eventually.TrueAsync(async () =>
        {
            await folder.ReadAsync(seconds: 0.3);
            return folder.Status.All(status => status.LagBytes == 0);
        });
        await folder.CommittedAsync();
    }

    private static int OpenIn(string root) => OpenNames(root).Count;

    private static List<string> OpenNames(string root) =>
    [
        .. from descriptor in Directory.EnumerateFileSystemEntries("/proc/self/fd")
           let target = new FileInfo(descriptor).LinkTarget
           where target is not null && target.StartsWith(root, StringComparison.Ordinal)
           select Path.GetFileName(target),
    ];
}
