using Microsoft.Extensions.Logging;

namespace LogMonitor.Core.Sources.Files;

/// <summary>
/// Lends handles to the files that are being read. When there are none left, the file that has been read, committed and quiet
/// for the longest gives its up and is watched by its path. Used by reading alone.
/// </summary>
internal sealed class OpenFiles(FileTable table, FileOpener opener, HandleLimit handles, TimeProvider time, ILogger logger)
{
    // Who waits longer than this for a handle gets that of a file which is never read to its end, in turns of this length.
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(10);

    private readonly Queue<TailedFile> _idle = new();
    private bool _searched;

    /// <summary>Begins a round of turns: idle files are looked for once in it.</summary>
    public void BeginRound()
    {
        _idle.Clear();
        _searched = false;
        while (handles.Open > handles.Max && NextIdle() is { } idle) Close(idle);
    }

    /// <summary>False when the file has no handle and none is free at the moment, or when it is not at its path.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public bool TryOpen(TailedFile file)
    {
        if (file.Handle is not null) return true;
        if (!handles.TryTake() && !(Free(file) && handles.TryTake())) return false;
        try
        {
            file.Handle = opener.TryOpen(file);
            file.OpenedAt = time.GetTimestamp();
            return file.Handle is not null;
        }
        catch (IOException e) when (FileFault.From(e).Kind == SourceFault.TooManyFiles)
        {
            logger.LogWarning("No file handle is left: LogMonitor goes on with {Handles} for files", handles.Shrink());
            throw;
        }
        finally
        {
            if (file.Handle is null) handles.GiveBack();
        }
    }

    public void Close(TailedFile file)
    {
        if (file.Handle is null) return;
        file.Handle.Dispose();
        file.Handle = null;
        handles.GiveBack();
    }

    private bool Free(TailedFile wanting)
    {
        if ((NextIdle() ?? NextHeldLong(wanting)) is not { } other) return false;
        Close(other);
        return true;
    }

    private TailedFile? NextIdle()
    {
        if (!_searched)
        {
            foreach (var idle in table.All.Where(IsIdle).OrderBy(file => file.GrewAt)) _idle.Enqueue(idle);
            _searched = true;
        }

        while (_idle.TryDequeue(out var file))
        {
            if (IsIdle(file)) return file;
        }

        return null;
    }

    private TailedFile? NextHeldLong(TailedFile wanting)
    {
        if (wanting.BehindSince is not { } since || time.GetElapsedTime(since) < LongestHold) return null;
        return table.All.Where(file => MayClose(file) && time.GetElapsedTime(file.OpenedAt) > LongestHold).MinBy(file => file.OpenedAt);
    }

    private bool IsIdle(TailedFile file) => file.Size <= file.Offset && MayClose(file);

    /// <summary>What is uncommitted, undecided or gone from its place is lost with its handle.</summary>
    private bool MayClose(TailedFile file) => file.Handle is not null && file.IsDecided && file.MissedScans == 0 && opener.IsCommitted(file);
}
