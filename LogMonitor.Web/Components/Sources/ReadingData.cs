using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Storage;
using LogMonitor.Core.Storage.Rereading;
using Microsoft.Data.Sqlite;

namespace LogMonitor.Web.Components.Sources;

/// <summary>What the page and the API ask and decide about how sources are read.</summary>
public sealed class ReadingData(LogStore store, FormatRegistry formats, ILogger<ReadingData> logger)
{
    private const int PreviewedRecords = 8;

    /// <summary>The names of all formats, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Formats { get; } = [.. formats.All.Select(format => format.Name).Order(StringComparer.Ordinal)];

    /// <summary>How a stream is read and what is on its way to be; null where the log does not know it.</summary>
    public SourceReading? Of(int? streamId)
    {
        if (streamId is not { } id || store.Catalog.Find(id) is not { } stream) return null;
        var rewrite = store.Rewrite is { } progress && progress.Streams.Contains(id) ? progress.Share : (double?)null;
        return new SourceReading(stream.Reading, StreamFamily.Of(stream), rewrite);
    }

    /// <summary>The last records as they would be read with that choice.</summary>
    public Task<IReadOnlyList<LogRecord>> PreviewAsync(int streamId, ReadingChoice choice, CancellationToken cancellation) => Task.Run(
        () => store.Catalog.Find(streamId) is { } stream ? store.Preview(stream, store.Catalog.ReadingWith(stream, choice), PreviewedRecords) : [],
        cancellation);

    /// <summary>Checks what a user wrote, before it is decided.</summary>
    public (ReadingChoice? Choice, ReadingRefusal? Refusal) Check(string? format, string? zone)
    {
        var (choice, problems) = ReadingChoiceReader.Read(format, zone, formats);
        return (choice, choice is not null ? null : new ReadingRefusal(problems[0].Field, string.Join(" ", problems.Select(problem => problem.Message)), ReadingRefusalKind.Invalid));
    }

    /// <summary>Decides; null when done, else why not.</summary>
    public ReadingRefusal? Choose(int streamId, string? format, string? zone)
    {
        if (store.Catalog.Find(streamId) is not { } stream) return new ReadingRefusal(null, $"There is no stream {streamId}.", ReadingRefusalKind.Unknown);
        var (choice, invalid) = Check(format, zone);
        if (choice is null) return invalid;
        if (choice.Format is not null && stream.Reading.FormatFrom == ReadingOrigin.Configured) return Configured("format", "Format");
        if (choice.Zone is not null && stream.Reading.ZoneFrom == ReadingOrigin.Configured) return Configured("zone", "TimeZone");
        try
        {
            store.Catalog.Choose(stream, choice);
        }
        catch (SqliteException e)
        {
            return new ReadingRefusal(null, $"The choice cannot be kept at the moment: {e.Message}. Nothing was changed; try again.", ReadingRefusalKind.Unavailable);
        }

        logger.LogInformation("{Family} is read as {Format} with stamps in {Zone}", StreamFamily.Of(stream), choice.Format ?? ParserOptions.AutoFormat, choice.Zone ?? "UTC");
        return null;
    }

    private static ReadingRefusal Configured(string field, string key)
        => new(field, $"The configuration decides this with {key} in its entry of Sources:Files; change or remove it there.", ReadingRefusalKind.Configured);
}

/// <summary>How a source's stream is read.</summary>
/// <param name="Family">Whose streams a choice is for; see <see cref="StreamFamily"/>.</param>
/// <param name="Rewritten">How much of a rewrite is done, 0 to 1; null while there is none.</param>
public sealed record SourceReading(StreamReading Reading, string Family, double? Rewritten);

public enum ReadingRefusalKind
{
    Unknown,
    Invalid,
    Configured,
    Unavailable,
}

/// <summary>Why a choice was not taken.</summary>
/// <param name="Field"><c>format</c>, <c>zone</c>, or null.</param>
public sealed record ReadingRefusal(string? Field, string Message, ReadingRefusalKind Kind);
