using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Pipeline;

namespace LogMonitor.Core.Sources.Files;

/// <summary>Reads one file for one turn: looks at it, frames what is new, hands it to the log.</summary>
internal sealed class FileReading(FileOpener opener, FileTable table, IngestQueue queue, TimeProvider time)
{
    /// <summary>Bytes a file may have before the next one has its turn.</summary>
    private const int TurnBytes = 256 * 1024;

    // A record at its cap, its unfinished neighbour and room to see its end.
    private const int LongRecordBytes = 4 * 1024 * 1024;

    // A file that is gone from its place is let go once nobody has written to it for so long.
    private static readonly TimeSpan DrainQuiet = TimeSpan.FromSeconds(10);

    private byte[] _buffer = new byte[TurnBytes];

    /// <summary>True when there is more to read at once.</summary>
    public async ValueTask<bool> TurnAsync(TailedFile file, CancellationToken cancellation)
    {
        file.LookedAt = time.GetTimestamp();
        try
        {
            file = Look(file);
            if (file.Before is { } before && file.Size > 0 && !await FinishAsync(before, file, cancellation)) return true;
            var flush = FlushFor(file);
            if (!HasWork(file, flush)) return false;
            var more = await ReadAsync(file, flush, cancellation);
            file.Error = null;
            return more;
        }
        catch (IOException e)
        {
            // Unknown, not gone: the handle stays and the next turn tries again.
            file.Error = e.Message;
            return false;
        }
    }

    /// <summary>Whether the file is read to its end, gone from its place and quiet.</summary>
    public bool IsDone(TailedFile file) => IsGone(file) && file.Offset >= file.Size;

    private bool IsGone(TailedFile file) => file.MissedScans > 1 && time.GetElapsedTime(file.GrewAt) > DrainQuiet;

    /// <summary>Takes what is left of the file that was at the place of this one: its last record may go on here.</summary>
    /// <returns>False when there is more of it.</returns>
    private async ValueTask<bool> FinishAsync(TailedFile before, TailedFile file, CancellationToken cancellation)
    {
        var isSame = Look(before) == before;
        if (isSame && HasWork(before, FrameFlush.Partial) && await ReadAsync(before, FrameFlush.Partial, cancellation)) return false;
        file.Before = null;
        if (isSame && before.Framed.Size == before.Size) file.Reader.Follow(before.Reader);
        return true;
    }

    /// <summary>Sees growth and truncation; the result is a new generation when the content is another.</summary>
    private TailedFile Look(TailedFile file)
    {
        var status = Statx.Of(file.Handle);
        if (status.Size == file.Size && status.ChangeTime == file.ChangeTime) return file;
        if (status.Size < file.Offset || !file.Marker.Matches(file.Handle, file.Offset - file.Marker.Length))
        {
            file = opener.Restart(file);
            table.Put(file);
        }

        file.ChangeTime = status.ChangeTime;
        if (status.Size == file.Size) return file;
        file.Size = status.Size;
        file.GrewAt = time.GetTimestamp();
        if (status.Size > file.Offset) file.BehindSince ??= file.GrewAt;
        return file;
    }

    private FrameFlush FlushFor(TailedFile file) => IsGone(file) ? FrameFlush.End : QuietRule.After(time.GetElapsedTime(file.GrewAt));

    // Rows are left over where handing them over failed.
    private static bool HasWork(TailedFile file, FrameFlush flush)
        => file.Reader.HasRows || file.Size > file.Offset && (file.Size > file.Framed.Size || flush > file.Framed.Flush);

    private async ValueTask<bool> ReadAsync(TailedFile file, FrameFlush flush, CancellationToken cancellation)
    {
        var length = (int)Math.Min(_buffer.Length, file.Size - file.Offset);
        var read = Fill(file, length);
        var atEnd = file.Offset + read >= file.Size;
        // Quiet says nothing about a record in the middle of what is still to be read.
        var arrival = time.GetUtcNow().UtcTicks;
        var consumed = file.Reader.Read(_buffer.AsSpan(0, read), file.Offset, arrival, atEnd ? flush : FrameFlush.None);
        if (consumed == 0 && read == _buffer.Length && _buffer.Length < LongRecordBytes)
        {
            Array.Resize(ref _buffer, LongRecordBytes);
            atEnd = false;
        }

        if (file.Reader.IsInterrupted) atEnd = false;

        var origin = file.Offset < file.OldUntil ? file.OldOrigin : BatchOrigin.Live;
        file.Offset += consumed;
        // Also where nothing of it became a row: the marker always stands right before the offset.
        if (consumed > 0) file.Marker = Fingerprint.Marker(file.Handle, file.Offset);
        file.Framed = atEnd ? (file.Size, flush) : (file.Offset, FrameFlush.None);
        // At the end, what is left is the record that may still go on: it has waited since the last growth and no longer.
        if (atEnd) file.BehindSince = file.Offset < file.Size ? file.GrewAt : null;
        foreach (var stream in file.Reader.Streams)
        {
            if (stream.Rows.Count > 0) await HandOverAsync(file, stream, origin, arrival, cancellation);
        }

        if (_buffer.Length > TurnBytes && consumed > 0) _buffer = new byte[TurnBytes];
        return !atEnd;
    }

    private int Fill(TailedFile file, int length)
    {
        var read = 0;
        while (read < length && RandomAccess.Read(file.Handle, _buffer.AsSpan(read, length - read), file.Offset + read) is var got and > 0) read += got;
        return read;
    }

    private async ValueTask HandOverAsync(TailedFile file, Substream stream, BatchOrigin origin, long arrival, CancellationToken cancellation)
    {
        if (file.Prefix.Length < Fingerprint.MaxPrefix) file.Prefix = Fingerprint.Prefix(file.Handle, file.Offset);
        file.Reader.Accept(stream);
        var position = new SourcePosition(stream.Offset, file.Describe().ToState());
        var batch = stream.Rows.Seal(stream.Stream, stream.Parser.Format, arrival, origin, position);
        file.Rows += batch.Count;
        file.Rate.Add(batch.Count);
        file.IsPaused = queue.IsFull;
        await queue.WriteAsync(batch, cancellation);
        file.IsPaused = false;
    }
}
