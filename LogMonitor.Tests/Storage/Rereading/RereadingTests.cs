using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Storage.Rereading;
using LogMonitor.Core.Storage.Search;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Storage.Rereading;

/// <summary>Choices at run time, in a log that runs: its own housekeeping rewrites.</summary>
public sealed class RereadingTests : IDisposable
{
    private const string File = "/logs/app.log";

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_zone_that_is_chosen_moves_the_times_of_history_and_of_what_comes()
    {
        await using var log = new OpenLog(_directory.Path);
        var files = new FramedLog(log);
        var stream = files.Open(File);
        await files.WriteAsync(File, "2026-11-20 10:00:00 INFO one\n2026-11-20 10:00:01Z WARN two\n", Some.Ticks);

        log.Store.Catalog.Choose(stream, new ReadingChoice(null, "Europe/Berlin"));
        await files.WriteAsync(File, "2026-11-20 10:00:02 ERROR three\n", Some.Ticks);

        await Eventually.TrueAsync(() => Times(log).SequenceEqual(["09:00:00", "10:00:01", "09:00:02"]));
        stream.Reading.ZoneFrom.ShouldBe(ReadingOrigin.Chosen);
    }

    [Fact]
    public async Task A_format_that_is_chosen_gives_the_fields_of_history_at_once()
    {
        await using var log = new OpenLog(_directory.Path);
        var files = new FramedLog(log);
        var stream = files.Open(File);
        using var batch = Some.Batch(stream, PlainFormat(), """{"level":"error","user":"ann"}""");
        var user = new FieldName("user");
        batch[0].TryGetField(user, new FieldBuffer(), out _).ShouldBeFalse();

        log.Store.Catalog.Choose(stream, new ReadingChoice("json", null));

        batch[0].TryGetField(user, new FieldBuffer(), out var value).ShouldBeTrue();
        value.Text.ToArray().ShouldBe("ann"u8.ToArray());
    }

    [Fact]
    public async Task A_choice_is_kept_over_a_restart_and_counts_for_the_next_days_file()
    {
        await using (var log = new OpenLog(_directory.Path))
        {
            log.Store.Catalog.Choose(new FramedLog(log).Open("/logs/app-20261120.log"), new ReadingChoice("logfmt", "Asia/Tokyo"));
        }

        await using var again = new OpenLog(_directory.Path);
        var next = new FramedLog(again).Open("/logs/app-20261121.log");
        next.Reading.Format!.Name.ShouldBe("logfmt");
        next.Reading.Zone.Id.ShouldBe("Asia/Tokyo");
        new FramedLog(again).Open("/logs/other-20261121.log").Reading.ShouldBe(StreamReading.Learned);
    }

    [Fact]
    public async Task The_configuration_wins_over_a_choice()
    {
        await using var log = new OpenLog(_directory.Path);
        var stream = new FramedLog(log).Open(File, new StreamReading { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), ZoneFrom = ReadingOrigin.Configured });

        log.Store.Catalog.Choose(stream, new ReadingChoice("logfmt", "Europe/Berlin"));

        stream.Reading.Zone.Id.ShouldBe("Asia/Tokyo");
        stream.Reading.ZoneFrom.ShouldBe(ReadingOrigin.Configured);
        stream.Reading.FormatFrom.ShouldBe(ReadingOrigin.Chosen);
    }

    [Fact]
    public async Task A_record_that_was_continued_stays_one_and_has_the_new_time()
    {
        await using var log = new OpenLog(_directory.Path);
        var files = new FramedLog(log);
        var stream = files.Open(File);
        await files.WriteAsync(File, "2026-11-20 10:00:00 ERROR failed\n", Some.Ticks);
        await files.WriteAsync(File, "   at Shop.Pay()\n", Some.Ticks);

        log.Store.Catalog.Choose(stream, new ReadingChoice(null, "Europe/Berlin"));

        await Eventually.TrueAsync(() => Times(log).SequenceEqual(["09:00:00"]));
        log.Texts().ShouldBe(["2026-11-20 10:00:00 ERROR failed\n   at Shop.Pay()"]);
    }

    [Fact]
    public async Task Other_streams_and_sequences_stay_as_they_were()
    {
        await using var log = new OpenLog(_directory.Path);
        var files = new FramedLog(log);
        var stream = files.Open(File);
        files.Open("/logs/other.log");
        await files.WriteAsync("/logs/other.log", "2026-11-20 10:00:00 INFO other\n", Some.Ticks);
        await files.WriteAsync(File, "2026-11-20 10:00:00 INFO own\n", Some.Ticks);
        var before = StoredRow.All(log.Store);

        log.Store.Catalog.Choose(stream, new ReadingChoice(null, "Europe/Berlin"));

        await Eventually.TrueAsync(() => log.Store.RewrittenRows == 1 && log.Store.Rewrite is null);
        StoredRow.All(log.Store).ShouldBe([before[0], before[1] with { Time = before[1].Time.AddHours(-1) }]);
    }

    [Fact]
    public async Task Every_answer_during_a_rewrite_has_each_record_once_as_it_was_or_as_it_is()
    {
        await using var log = new OpenLog(_directory.Path);
        var files = new FramedLog(log);
        var stream = files.Open(File);
        for (var i = 0; i < 40; i++) await files.WriteAsync(File, $"2026-11-20 10:00:{i:00} INFO number={i}\n", Some.Ticks);
        var store = LogFilter.Parse("").Filter!;

        log.Store.Catalog.Choose(stream, new ReadingChoice(null, "Europe/Berlin"));

        await Eventually.TrueAsync(() =>
        {
            var found = log.Search(order: SearchOrder.TimeAscending).Records;
            found.Select(record => record.Sequence).Order().ShouldBe(Enumerable.Range(1, 40).Select(i => (long)i));
            found.ShouldAllBe(record => record.Time.Hour == 9 || record.Time.Hour == 10);
            log.Store.Search.Histogram(store, 0, Some.Ticks * 2, 4).Total().ShouldBe(40);
            log.Store.Search.Facets(store, 0, long.MaxValue, ["level", "number"], 50)[1].Distinct.ShouldBe(40);
            return found.All(record => record.Time.Hour == 9);
        });
    }

    [Fact]
    public async Task Rows_of_a_format_whose_version_was_raised_are_read_again()
    {
        var old = new FormatRegistry([new VersionedFormat(1)]);
        await using (var log = new OpenLog(_directory.Path, formats: old.ByName, registry: old))
        {
            var files = new FramedLog(log, old);
            files.Open(File);
            await files.WriteAsync(File, "2026-11-20 10:00:00 something\n", Some.Ticks);
            StoredRow.All(log.Store).Single().Level.ShouldBe(LogLevel.Debug);
        }

        var raised = new FormatRegistry([new VersionedFormat(2)]);
        await using var again = new OpenLog(_directory.Path, formats: raised.ByName, registry: raised);
        await Eventually.TrueAsync(() => StoredRow.All(again.Store).Single().Level == LogLevel.Fatal);
        await Eventually.TrueAsync(() => again.Store.Rewrite is null);
        again.Store.RewrittenRows.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_rewritten_where_the_rows_are_read_so_already()
    {
        await using var log = new OpenLog(_directory.Path);
        var files = new FramedLog(log);
        var stream = files.Open(File, new StreamReading { Format = FormatRegistry.Default.TryGet("logfmt"), FormatFrom = ReadingOrigin.Configured });
        await files.WriteAsync(File, "ts=2026-11-20T10:00:00Z level=info msg=hello\n", Some.Ticks);

        log.Store.Catalog.Choose(stream, new ReadingChoice("logfmt", null));

        var rewriter = new Rewriter(log.Store.Database, log.Store.Catalog, log.Store.Blocks, log.Store.Tail, FormatRegistry.Default, TimeProvider.System);
        while (rewriter.RewriteNext())
        {
        }

        rewriter.RewrittenRows.ShouldBe(0);
    }

    [Fact]
    public async Task A_choice_that_is_taken_back_during_its_rewrite_leaves_nothing_of_it()
    {
        await using var log = new OpenLog(_directory.Path);
        var files = new FramedLog(log);
        var stream = files.Open(File);
        for (var i = 0; i < 20; i++) await files.WriteAsync(File, $"2026-11-20 10:00:{i:00} INFO one\n", Some.Ticks);
        var before = StoredRow.All(log.Store);

        log.Store.Catalog.Choose(stream, new ReadingChoice("json", "Europe/Berlin"));
        await Eventually.TrueAsync(() => log.Store.RewrittenRows > 0);
        log.Store.Catalog.Choose(stream, new ReadingChoice(null, null));

        await Eventually.TrueAsync(() => StoredRow.All(log.Store).SequenceEqual(before));
    }

    [Fact]
    public async Task A_preview_shows_the_last_records_as_they_would_be_and_changes_nothing()
    {
        await using var log = new OpenLog(_directory.Path);
        var files = new FramedLog(log);
        var stream = files.Open(File);
        await files.WriteAsync(File, string.Concat(Enumerable.Range(0, 30).Select(i => $"2026-11-20 10:00:{i:00} ERROR user=u{i}\n")), Some.Ticks);
        var before = StoredRow.All(log.Store);

        var preview = log.Store.Preview(stream, log.Store.Catalog.ReadingWith(stream, new ReadingChoice(null, "Europe/Berlin")), 3);

        preview.Select(record => record.Time.ToString("HH:mm:ss")).ShouldBe(["09:00:27", "09:00:28", "09:00:29"]);
        preview.ShouldAllBe(record => record.Level == LogLevel.Error);
        StoredRow.All(log.Store).ShouldBe(before);
        stream.Reading.ShouldBe(StreamReading.Learned);
    }

    private static LineFormat PlainFormat() => FormatRegistry.Default.Fallback;

    private static List<string> Times(OpenLog log) => [.. log.Search().Records.Select(record => record.Time.ToString("HH:mm:ss"))];

    /// <summary>Reads every line with a stamp as of one level, in each version another.</summary>
    private sealed class VersionedFormat(int version) : LineFormat
    {
        public override string Name => "versioned";

        public override int Version => version;

        public override bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
        {
            if (!PlainFormat().TryParseHead(line, shape, arrivalTicks, out head)) return false;
            head.Level = version == 1 ? LogLevel.Debug : LogLevel.Fatal;
            return true;
        }

        public override int Score(ReadOnlySpan<byte> line, StreamShape shape) => 100;

        public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
        {
            value = default;
            return false;
        }

        public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
        {
        }

        public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer) => text;
    }
}
