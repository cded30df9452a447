using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Storage;
using LogMonitor.Core.Storage.Rereading;
using LogMonitor.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LogMonitor.Tests.Storage.Rereading;

/// <summary>A random log that is rewritten, in one go or with crashes between, against the same log that was read so from the first line.</summary>
public sealed class RewritePropertyTests
{
    private const int Logs = 40;

    private static readonly string[] Files = ["/logs/a.log", "/logs/b.log"];
    private static readonly StreamReading[] Readings =
    [
        Reading(zone: "Europe/Berlin"),
        Reading(zone: "America/New_York"),
        Reading("logfmt"),
        Reading("json", "Asia/Tokyo"),
        Reading("plain", "America/New_York"),
        StreamReading.Learned,
    ];

    private static readonly Gen<Line> AnyLine =
        from minute in Gen.Choose(0, 59)
        from second in Gen.Choose(0, 59)
        from level in Gen.Elements("info", "warn", "error", "")
        from zone in Gen.Elements("", "", "Z")
        from hasTrace in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Line($"2026-11-20T11:{minute:00}:{second:00}{zone}", level, second, hasTrace);

    private static readonly Gen<Written> Piece =
        from file in Gen.Choose(0, 1)
        from lines in AnyLine.NonEmptyListOf()
        from pause in Gen.Elements(0, 1, 30)
        select new Written(Files[file], [.. lines], pause);

    private int _compared;

    [Fact]
    public void Rewriting_gives_what_reading_anew_would_have_given()
    {
        var cases =
            from shapes in Gen.Choose(0, 2).ArrayOf(2)
            from pieces in Piece.NonEmptyListOf()
            from first in Gen.Elements(Readings)
            from second in Gen.Elements(Readings.Where(reading => reading != StreamReading.Learned).ToArray())
            from crashes in Gen.Choose(0, 5).ListOf()
            select (pieces: pieces.Select(piece => piece with { Shape = shapes[Array.IndexOf(Files, piece.File)] }).ToList(), first, second, crashes: crashes.ToList());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Logs), Prop.ForAll(cases.ToArbitrary(), random => Compare(random.pieces, random.first, random.second, random.crashes).GetAwaiter().GetResult()));
        _compared.ShouldBeGreaterThan(Logs / 2);
    }

    private async Task Compare(List<Written> pieces, StreamReading first, StreamReading second, List<int> crashes)
    {
        using var rewritten = new TempDirectory();
        using var anew = new TempDirectory();
        await WriteAsync(rewritten.Path, pieces, first);
        var expected = await WriteAsync(anew.Path, pieces, second);

        // What was configured is not configured any more: a user decides.
        foreach (var steps in crashes) Rewrite(rewritten.Path, second, steps);
        var found = Rewrite(rewritten.Path, second, int.MaxValue);
        // Where one reading joins lines to a record that the other keeps apart, rows stay as they were.
        if (!found.Select(Bounds).SequenceEqual(expected.Select(Bounds))) return;
        _compared++;
        found.ShouldBe(expected);
    }

    private static async Task<List<StoredRow>> WriteAsync(string directory, List<Written> pieces, StreamReading reading)
    {
        await using var log = new OpenLog(directory);
        var files = new FramedLog(log);
        foreach (var file in Files) files.Open(file, reading);
        var arrival = Some.Ticks;
        foreach (var piece in pieces)
        {
            arrival += piece.Pause * TimeSpan.TicksPerSecond;
            await files.WriteAsync(piece.File, string.Concat(piece.Lines.Select(line => line.In(piece.Shape))), arrival);
        }

        return StoredRow.All(log.Store);
    }

    /// <summary>Opens the log and rewrites some blocks of it; the result is what the log holds then.</summary>
    private static List<StoredRow> Rewrite(string directory, StreamReading reading, int steps)
    {
        var store = LogStore.Open(directory, new StorageOptions(), [], FormatRegistry.Default.ByName, TimeProvider.System, NullLoggerFactory.Instance);
        try
        {
            foreach (var known in store.Catalog.Known("test:")) store.Catalog.Choose(known.Stream, new ReadingChoice(reading.Format?.Name, reading.Zone.Id));
            var rewriter = new Rewriter(store.Database, store.Catalog, store.Blocks, store.Tail, FormatRegistry.Default, TimeProvider.System);
            while (steps-- > 0 && rewriter.RewriteNext())
            {
            }

            return StoredRow.All(store);
        }
        finally
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static (string Text, RowFlags Flags) Bounds(StoredRow row) => (row.Text, row.Flags & (RowFlags.Continues | RowFlags.SameLine));

    private static StreamReading Reading(string? format = null, string? zone = null) => new()
    {
        Format = format is null ? null : FormatRegistry.Default.TryGet(format),
        FormatFrom = format is null ? ReadingOrigin.Learned : ReadingOrigin.Configured,
        Zone = zone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone),
        ZoneFrom = zone is null ? ReadingOrigin.Learned : ReadingOrigin.Configured,
    };

    private sealed record Written(string File, IReadOnlyList<Line> Lines, int Pause, int Shape = 0);

    private sealed record Line(string Time, string Level, int Number, bool HasTrace)
    {
        public string In(int shape) => shape switch
        {
            0 => $"ts={Time} level={Level} msg=\"took {Number} ms\"\n",
            1 => $$"""{"time":"{{Time}}","level":"{{Level}}","msg":"took {{Number}} ms"}""" + "\n",
            _ => $"{Time} {Level.ToUpperInvariant()} took {Number} ms\n{(HasTrace ? "   at Shop.Pay()\n" : "")}",
        };
    }
}
