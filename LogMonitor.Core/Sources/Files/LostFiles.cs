using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LogMonitor.Core.Sources.Files;

/// <summary>Files that were removed before they could be read to their end, for as long as the process runs, up to a limit.</summary>
internal sealed class LostFiles(ILogger logger)
{
    private const int MaxKept = 100;

    private readonly ConcurrentQueue<SourceStatus> _lost = new();

    public IEnumerable<SourceStatus> Status() => _lost;

    public void Add(TailedFile file)
    {
        var status = file.Status(isPaused: false);
        logger.LogWarning("{Path} was removed before its last {Bytes} bytes could be read", status.Name, status.LagBytes);
        _lost.Enqueue(status with
        {
            State = SourceState.Draining,
            Size = status.Position,
            IsStalled = false,
            Gaps = status.Gaps + 1,
            GapBytes = status.GapBytes + status.LagBytes,
        });
        if (_lost.Count > MaxKept) _lost.TryDequeue(out _);
    }
}
