using LogMonitor.Core.Framing;
using LogMonitor.Core.Sources.Files;

namespace LogMonitor.Tests.Sources.Files;

public sealed class ResumptionTests
{
    private static readonly Fingerprint Head = new(10, 1);
    private static readonly Fingerprint End = new(20, 2);

    public static TheoryData<string, string, bool> Rules => new()
    {
        { "the very file, grown", "same size=150", true },
        { "the very file, as it was left", "same size=100", true },
        { "the very file, truncated", "same size=99", false },
        { "the very file, refilled with other lines", "same size=150 prefix=other", false },
        { "the very file, refilled behind the same head", "same size=150 marker=other", false },
        { "the inode taken over by another file", "birth size=150 prefix=other", false },
        { "a copy with the same bytes", "inode size=150 path=/logs/app.log.1", true },
        { "another file with the same few bytes and a name of its own", "inode size=150 path=/logs/other.log", false },
        { "the same few bytes again at the same path", "inode size=150 path=/logs/app.log", false },
        { "a file restored elsewhere of which much was read", "inode size=1500 read=1200 path=/mnt/other.log", true },
        { "a copy that lacks the end", "inode size=99 path=/logs/app.log.1", false },
        { "the same file after a remount", "device size=150", true },
        { "another file that begins alike", "inode size=150 marker=other path=/logs/app.log.1", false },
        { "the very file of which nothing was read", "same size=0 read=0", true },
        { "another file while nothing was read of the known one", "inode size=0 read=0 path=/logs/app.log.1", false },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_file_continues_a_known_generation_only_where_its_bytes_say_so(string what, string file, bool continues)
    {
        var known = Known(1, offset: Number(file, "read=") ?? 100);
        (Resumption.Find(Evidence(file), [known]) == known).ShouldBe(continues, what);
    }

    [Fact]
    public void The_very_file_wins_over_a_copy_that_was_read_further()
    {
        var copy = Known(1, offset: 140) with { Generation = Generation(inode: 77, offset: 140) };
        var same = Known(2, offset: 100);
        Resumption.Find(Evidence("same size=150"), [copy, same]).ShouldBe(same);
    }

    [Fact]
    public void Of_several_copies_the_one_that_was_read_furthest_counts()
    {
        var candidates = new[] { 50, 120, 100 }.Select((offset, i) => Known(i + 1, offset) with { Generation = Generation(inode: 70 + (ulong)i, offset) }).ToList();
        Resumption.Find(Evidence("inode size=150 path=/logs/app.log.1"), candidates).ShouldBe(candidates[1]);
    }

    [Fact]
    public void Without_a_known_generation_it_is_a_new_file() => Resumption.Find(Evidence("same size=150"), []).ShouldBeNull();

    private static KnownGeneration Known(int id, long offset) => new($"file:{id}", Generation(inode: 5, offset));

    private static Generation Generation(ulong inode, long offset)
        => new() { Device = 1, Inode = inode, BirthTime = 9, Path = "/logs/app.log", Prefix = Head, Marker = End, Offset = offset, Reader = new RowReaderState() };

    /// <summary>The found file in words: what of its identity differs from the known one, its size, and which bytes do.</summary>
    private static FoundFile Evidence(string words)
    {
        var size = Number(words, "size=")!.Value;
        var status = new FileStatus(
            words.StartsWith("device", StringComparison.Ordinal) ? 2UL : 1,
            words.StartsWith("inode", StringComparison.Ordinal) ? 6UL : 5,
            words.StartsWith("birth", StringComparison.Ordinal) ? 10 : 9,
            size,
            IsRegularFile: true);
        return new FoundFile(status, !words.Contains("prefix=other", StringComparison.Ordinal), !words.Contains("marker=other", StringComparison.Ordinal), Word(words, "path=") ?? "/logs/app.log");
    }

    private static string? Word(string words, string name) => words.Split(' ').FirstOrDefault(word => word.StartsWith(name, StringComparison.Ordinal))?[name.Length..];

    private static long? Number(string words, string name) => Word(words, name) is { } number ? long.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : null;

    private sealed record FoundFile(FileStatus Status, bool SamePrefix, bool SameMarker, string Path) : IFileEvidence
    {
        public bool HasPrefix(Fingerprint prefix) => SamePrefix && prefix == Head;

        public bool HasMarker(Fingerprint marker, long offset) => SameMarker && marker == End && Status.Size >= offset;
    }
}
