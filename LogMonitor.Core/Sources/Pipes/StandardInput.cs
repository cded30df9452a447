using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Sources.Pipes;

/// <summary>
/// Standard input as a source. It cannot be asked for again, so each run is a stream of its own. Its end is the source's end,
/// not LogMonitor's.
/// </summary>
public sealed class StandardInput : ILogSource, IDisposable
{
    // Ctrl+C reaches whoever writes to us as well: what it says on its way out is still read.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly Func<Stream> _open;
    private readonly PipeReading _reading;
    private volatile string? _error;

    /// <param name="service">The value of <c>service:</c> in queries.</param>
    public StandardInput(string service, IStreamCatalog catalog, FormatRegistry formats, IngestQueue queue, TimeProvider time)
        : this(Open, service, catalog, formats, queue, time)
    {
    }

    internal StandardInput(Func<Stream> open, string service, IStreamCatalog catalog, FormatRegistry formats, IngestQueue queue, TimeProvider time)
    {
        _open = open;
        var labels = new StreamLabels { Source = "stdin", Service = service, Host = Environment.MachineName };
        _reading = new PipeReading(new PipeStreams(catalog, formats, time).Open(labels), labels, queue, time);
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var giveUp = new CancellationTokenSource();
        await using var stop = cancellation.Register(() => giveUp.CancelAfter(LastWords));
        try
        {
            await using var input = _open();
            await _reading.RunAsync(input, giveUp.Token);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _error = $"standard input cannot be read: {e.Message}";
        }
    }

    public IReadOnlyList<SourceStatus> Status()
    {
        var status = _reading.Status("standard input");
        return [_error is { } error ? status with { State = SourceState.Failing, Error = error } : status];
    }

    public void Dispose() => _reading.Dispose();

    // Not the console's own stream: that one would edit the lines of a terminal.
    private static FileStream Open() => new(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
}
