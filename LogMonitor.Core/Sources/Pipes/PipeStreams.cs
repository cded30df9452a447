using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Sources.Pipes;

/// <summary>
/// Opens the streams of what is read once. No two runs share one: what was read cannot be asked for again, so there is nothing to resume.
/// </summary>
internal sealed class PipeStreams
{
    // All streams of pipes have keys that begin so; a random id follows for each.
    private const string KeyPrefix = "pipe:";

    private readonly IStreamCatalog _catalog;
    private readonly FormatRegistry _formats;
    private readonly TimeProvider _time;

    /// <summary>Made before anything of this run is read: the streams of former ones are forgotten.</summary>
    public PipeStreams(IStreamCatalog catalog, FormatRegistry formats, TimeProvider time)
    {
        (_catalog, _formats, _time) = (catalog, formats, time);
        foreach (var former in catalog.Known(KeyPrefix)) catalog.Forget(former.Stream);
    }

    public RowReader Open(StreamLabels labels)
    {
        var key = $"{KeyPrefix}{Guid.NewGuid():N}";
        return new RowReader(_formats, new ParserOptions { Time = _time }, FramingOptions.Default, OpenStream, state: null);

        // A container's envelopes may name the stream of each line.
        LogStream OpenStream(string? name) => _catalog.Open(new StreamDescriptor(key, labels).Within(name));
    }
}
