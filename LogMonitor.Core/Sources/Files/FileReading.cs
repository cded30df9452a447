using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Pipeline;

namespace LogMonitor.Core.Sources.Files;

/// <summary>Reads one file for one turn: looks at it, frames what is new, hands it to the log.</summary>
internal sealed class FileReading
{
    /// <summary>Bytes a file may have before the next one has its turn.</summary>
    public const int TurnBytes = 256 * 1024;

    // A record at its cap, its unfinished neighbour and room to see its end.
    private const int LongRecordBytes = 4 * 1024 * 1024;

    // A file that is gone from its place is let go once nobody has written to it for so long since it went: its writer may not have
    // moved to the next one yet. One that was removed holds its disk space until then.
    private static readonly TimeSpan RemovedQuiet = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RenamedQuiet = TimeSpan.FromMinutes(1);

    private readonly FileOpener _opener;
    private readonly FileTable _table;
    private readonly OpenFiles _open;
    private readonly CopyCheck _copies;
    private readonly IngestQueue _queue;
    private readonly TimeProvider _time;
    private byte[] _buffer = new byte[Fingerprint.MaxMarker + TurnBytes];
    private long _waitingSince;

    public FileReading(FileOpener opener, FileTable table, OpenFiles open, IngestQueue queue, TimeProvider time)
    {
        _opener = opener;
        _table = table;
        _open = open;
        _copies = new CopyCheck(table, opener, Look, time);
        _queue = queue;
        _time = time;
    }

    /// <summary>Whether reading is held back by the log.</summary>
    public bool IsWaiting => _queue.IsFull || Interlocked.Read(ref _waitingSince) is var since and > 0 && _time.GetElapsedTime(since) > TimeSpan.FromSeconds(1);

    /// <summary>True when there is more to read at once.</summary>
    public async ValueTask<bool> TurnAsync(TailedFile file, CancellationToken cancellation)
    {
        file.LookedAt = _time.GetTimestamp();
        file.Turns++;
        try
        {
            file = Look(file);
            if (!file.IsDecided)
            {
                if (file.Size == 0 || !_open.TryOpen(file)) return false;
                file = _copies.Decide(file);
                if (!file.IsDecided) return false;
            }

            if (file.HasUnsavedStart) await WriteAsync(_opener.StartOf(file), cancellation);
            if (file.Before is { } before && file.Size > 0 && !await FinishAsync(before, file, cancellation)) return true;
            var flush = FlushFor(file);
            var more = HasWork(file, flush) && _open.TryOpen(file) && await ReadAsync(file, flush, cancellation);
            if (file.IsReadToEnd) file.ProgressAt = _time.GetTimestamp();
            file.Fault = null;
            return more;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Unknown, not gone: the handle stays and the next turn tries again.
            file.Fault = FileFault.From(e);
            return false;
        }
    }

    /// <summary>Whether the file is gone from its place, quiet, committed, and read to its end or out of reach.</summary>
    public bool IsDone(TailedFile file) => IsGone(file) && (file.Handle is null || file.IsReadToEnd && !file.Reader.HasRows) && _opener.IsCommitted(file);

    /// <summary>Takes what is left of the file that was at the place of this one: its last record may go on here.</summary>
    /// <returns>False when there is more of it.</returns>
    private async ValueTask<bool> FinishAsync(TailedFile before, TailedFile file, CancellationToken cancellation)
    {
        // It may have been truncated since: what it holds then is what was written last before this file.
        before = _table.Find(before.Identity) ?? before;
        if (before.IsDecided) before = Look(before);
        if (before.IsDecided && HasWork(before, FrameFlush.Partial) && _open.TryOpen(before) && await ReadAsync(before, FrameFlush.Partial, cancellation)) return false;
        file.Before = null;
        if (before.IsDecided && before.Framed.Size == before.Size) file.Reader.Follow(before.Reader);
        return true;
    }

    /// <summary>Sees growth and truncation; the result is a new generation when the content is another.</summary>
    private TailedFile Look(TailedFile file)
    {
        if (StatusOf(file) is not { } status) return file;
        file.Links = status.Links;
        if (status.Size == file.Size && status.ChangeTime == file.ChangeTime) return file;
        // Without a handle the next look sees the change again.
        if (!_open.TryOpen(file)) return Grow(file, status);
        if (!file.IsAsLeft(status.Size)) file = _opener.Restart(file);
        file.ChangeTime = status.ChangeTime;
        if (file.Offset == 0 || file.Head.Length < FileOpener.MaxHead) file.Head = FileOpener.ReadHead(file.Handle!);
        return Grow(file, status);
    }

    private TailedFile Grow(TailedFile file, FileStatus status)
    {
        if (status.Size == file.Size) return file;
        file.Size = status.Size;
        file.ScannedSize = status.Size;
        file.GrewAt = _time.GetTimestamp();
        file.Habit.Grew();
        if (status.Size > file.Offset) file.BehindSince ??= file.GrewAt;
        return file;
    }

    /// <summary>Null where another file, or none, is at the path of one that has no handle.</summary>
    private static FileStatus? StatusOf(TailedFile file)
    {
        if (file.Handle is { } handle) return Statx.Of(handle);
        return Statx.TryOf(file.Path, out var status, out _) && status.Key == file.Identity.Key ? status : null;
    }

    private FrameFlush FlushFor(TailedFile file) => IsGone(file) ? FrameFlush.End : QuietRule.After(_time.GetElapsedTime(file.GrewAt));

    private bool IsGone(TailedFile file) => file.MissedScans > 1 && _time.GetElapsedTime(Math.Max(file.GrewAt, file.MissedAt)) > (file.Links == 0 ? RemovedQuiet : RenamedQuiet);

    // Rows are left over where handing them over failed.
    private static bool HasWork(TailedFile file, FrameFlush flush)
        => file.Reader.HasRows || file.Size > file.Offset && (file.Size > file.Framed.Size || flush > file.Framed.Flush);

    private async ValueTask<bool> ReadAsync(TailedFile file, FrameFlush flush, CancellationToken cancellation)
    {
        // The marker is read again with what stands behind it: one look tells that both are of the same content.
        var before = file.Marker.Length;
        var length = (int)Math.Min(_buffer.Length - Fingerprint.MaxMarker, file.Size - file.Offset);
        var filled = Fill(file, file.Offset - before, before + length);
        if (filled < before + file.Held.Length
            || Fingerprint.Of(_buffer.AsSpan(0, before)) != file.Marker
            || Fingerprint.Of(_buffer.AsSpan(before, file.Held.Length)) != file.Held)
        {
            // Truncated since the look: the next one sees it.
            file.ChangeTime = 0;
            return true;
        }

        var read = filled - before;
        var atEnd = file.Offset + read >= file.Size;
        // Quiet says nothing about a record in the middle of what is still to be read.
        var arrival = _time.GetUtcNow().UtcTicks;
        var consumed = file.Reader.Read(_buffer.AsSpan(before, read), file.Offset, arrival, atEnd ? flush : FrameFlush.None);
        if (consumed == 0 && read == _buffer.Length - Fingerprint.MaxMarker && _buffer.Length < LongRecordBytes)
        {
            Array.Resize(ref _buffer, LongRecordBytes);
            atEnd = false;
        }

        if (file.Reader.IsInterrupted) atEnd = false;

        var origin = file.Offset < file.OldUntil ? file.OldOrigin : BatchOrigin.Live;
        if (consumed > 0) Advance(file, before, consumed);
        file.Held = Fingerprint.Of(_buffer.AsSpan(before + consumed, Math.Min(read - consumed, Fingerprint.MaxMarker)));
        file.Framed = atEnd ? (file.Size, flush) : (file.Offset, FrameFlush.None);
        // At the end, what is left is the record that may still go on: it has waited since the last growth and no longer.
        if (atEnd) file.BehindSince = file.Offset < file.Size ? file.GrewAt : null;
        foreach (var stream in file.Reader.Streams)
        {
            if (stream.Rows.Count > 0) await HandOverAsync(file, stream, origin, arrival, cancellation);
        }

        if (_buffer.Length >= LongRecordBytes && consumed > 0) _buffer = new byte[Fingerprint.MaxMarker + TurnBytes];
        return !atEnd;
    }

    private int Fill(TailedFile file, long offset, int length)
    {
        var read = 0;
        while (read < length && RandomAccess.Read(file.Handle!, _buffer.AsSpan(read, length - read), offset + read) is var got and > 0) read += got;
        return read;
    }

    /// <summary>Moves the offset, and with it the marker, also where nothing of the bytes became a row.</summary>
    private void Advance(TailedFile file, int before, int consumed)
    {
        var read = _buffer.AsSpan(0, before + consumed);
        file.Offset += consumed;
        file.ProgressAt = _time.GetTimestamp();
        file.Marker = Fingerprint.Of(read[^Math.Min(read.Length, Fingerprint.MaxMarker)..]);
        if (file.Prefix.Length < Fingerprint.MaxPrefix && read.Length == file.Offset) file.Prefix = Fingerprint.Of(read[..Math.Min(read.Length, Fingerprint.MaxPrefix)]);
        file.Trail.Pass(new ReadMark(file.Offset, file.Marker));
    }

    private async ValueTask HandOverAsync(TailedFile file, Substream stream, BatchOrigin origin, long arrival, CancellationToken cancellation)
    {
        file.Reader.Accept(stream);
        var position = new SourcePosition(stream.Offset, file.Describe().ToState());
        var batch = stream.Rows.Seal(stream.Stream, stream.Parser.Format, arrival, origin, position);
        file.Rows += batch.Count;
        file.Rate.Add(batch.Count);
        file.HandedOver = (stream.Stream, position);
        await WriteAsync(batch, cancellation);
    }

    private async ValueTask WriteAsync(LogBatch batch, CancellationToken cancellation)
    {
        Interlocked.Exchange(ref _waitingSince, _time.GetTimestamp());
        await _queue.WriteAsync(batch, cancellation);
        Interlocked.Exchange(ref _waitingSince, 0);
    }
}
