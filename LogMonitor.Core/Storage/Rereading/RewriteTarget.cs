using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Storage.Rereading;

/// <summary>A stream whose rows are to be read as wanted.</summary>
/// <param name="wanted">Null where nobody knows: its rows are then read as they were, by formats of today.</param>
internal sealed class RewriteTarget(LogStream stream, StreamReading? wanted, FormatRegistry formats, TimeProvider time)
{
    private readonly StreamRereader _rereader = new(formats, time);

    public LogStream Stream => stream;

    public StreamReading? Wanted => wanted;

    /// <summary>Whether the rows are not what reading them now would give.</summary>
    public bool IsStale(LogBatch batch) => batch.FormatVersion < batch.ParsedFormat.Version || !(wanted is null || IsReadAs(batch, wanted));

    public void Pass(LogBatch batch) => _rereader.Pass(batch);

    public LogBatch Reread(LogBatch batch)
    {
        var reading = wanted ?? batch.ParsedAs ?? StreamReading.Learned;
        // Where the lines had decided already, only the version of the format is another.
        var learned = reading.Format is null && (batch.ParsedAs is null || batch.ParsedAs.Format is null) ? batch.ParsedFormat : null;
        return _rereader.Reread(batch, reading, learned);
    }

    /// <summary>Whether rows were read so, as far as can be known.</summary>
    public static bool IsReadAs(LogBatch batch, StreamReading reading) => batch.ParsedAs is { } parsed
        ? parsed.ReadsLike(reading)
        : (reading.Format is null || reading.IsOf(batch.ParsedFormat)) && reading.Zone.Id == TimeZoneInfo.Utc.Id;
}
