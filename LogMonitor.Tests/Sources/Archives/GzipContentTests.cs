using System.IO.Compression;
using System.Text;
using LogMonitor.Core.Sources.Archives;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Sources.Archives;

public sealed class GzipContentTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly string _text = string.Concat(Enumerable.Range(0, 50_000).Select(number => $"line {number} {number * 7919 % 104_729}\n"));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_whole_file_gives_its_text_and_an_end() => Read(Gzip.Pack(_text)).ShouldBe((_text, ReadOutcome.End));

    [Fact]
    public void Members_that_were_joined_are_one_text() => Read([.. Gzip.Pack("one\n"), .. Gzip.Pack(""), .. Gzip.Pack("two\n")]).ShouldBe(("one\ntwo\n", ReadOutcome.End));

    [Fact]
    public void What_is_no_gzip_behind_the_last_member_is_left_out() => Read([.. Gzip.Pack("one\n"), .. new byte[512]]).ShouldBe(("one\n", ReadOutcome.End));

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9999)]
    public void A_file_that_ends_too_early_gives_what_is_there_and_says_so(double share)
    {
        var whole = Gzip.Pack(_text);
        var (text, outcome) = Read(whole[..(int)(whole.Length * share)]);
        outcome.ShouldBe(ReadOutcome.Unfinished);
        text.Length.ShouldBeGreaterThan((int)(_text.Length * share / 2));
        _text.ShouldStartWith(text);
    }

    [Fact]
    public void A_damaged_file_gives_what_stands_before_the_damage()
    {
        var damaged = Gzip.Pack(_text);
        damaged[damaged.Length / 2] ^= 0x55;
        damaged[damaged.Length / 2 + 1] ^= 0xAA;
        var (text, outcome) = Read(damaged);
        outcome.ShouldBe(ReadOutcome.Damaged);
        text.Length.ShouldBeGreaterThan(_text.Length / 4);
    }

    [Fact]
    public void A_file_that_is_still_being_written_is_read_on_from_where_it_ended()
    {
        var whole = Gzip.Pack(_text);
        var path = _directory.File("a.gz");
        using var writer = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        using var handle = File.OpenHandle(path, share: FileShare.ReadWrite);
        using var content = new GzipContent(handle);
        var text = new StringBuilder();
        foreach (var piece in whole.Chunk(whole.Length / 7))
        {
            ReadAll(content, text).ShouldNotBe(ReadOutcome.Damaged);
            writer.Write(piece);
            writer.Flush();
        }

        ReadAll(content, text).ShouldBe(ReadOutcome.End);
        text.ToString().ShouldBe(_text);
    }

    [Fact]
    public void A_bomb_takes_no_more_memory_than_a_small_file()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 200; i++) gzip.Write(zeros);
        }

        File.WriteAllBytes(_directory.File("a.gz"), packed.ToArray());
        using var handle = File.OpenHandle(_directory.File("a.gz"));
        using var content = new GzipContent(handle);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Span<byte> buffer = new byte[64 * 1024];
        long total = 0;
        while (content.Read(buffer, out var read) == ReadOutcome.Some) total += read;
        total.ShouldBe(200L << 20);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    private (string Text, ReadOutcome Outcome) Read(byte[] file)
    {
        File.WriteAllBytes(_directory.File("a.gz"), file);
        using var handle = File.OpenHandle(_directory.File("a.gz"));
        using var content = new GzipContent(handle);
        var text = new StringBuilder();
        var outcome = ReadAll(content, text);
        return (text.ToString(), outcome);
    }

    private static ReadOutcome ReadAll(GzipContent content, StringBuilder into)
    {
        var buffer = new byte[10_000];
        while (true)
        {
            var outcome = content.Read(buffer, out var read);
            into.Append(Encoding.ASCII.GetString(buffer, 0, read));
            if (outcome != ReadOutcome.Some) return outcome;
        }
    }
}
