using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Sources.Files;

namespace LogMonitor.Core.Sources.Archives;

/// <summary>Reads one archive for one turn: finds out what it continues, goes to that place, and hands over what is new.</summary>
/// <param name="isFollowed">Whether a file or another archive reads the generation of that key.</param>
internal sealed class ArchiveReading(IStreamCatalog catalog, FormatRegistry formats, Func<string, bool> isFollowed, IngestQueue queue, TimeProvider time)
{
    private const int ChunkBytes = 256 * 1024;

    // An archive that ends in the middle and has not grown for so long is not being written any more.
    private static readonly TimeSpan UnfinishedQuiet = TimeSpan.FromMinutes(1);

    private readonly byte[] _chunk = new byte[ChunkBytes];

    /// <summary>True when there is more to do at once.</summary>
    public async ValueTask<bool> TurnAsync(ArchiveFile file, CancellationToken cancellation)
    {
        try
        {
            if (file.Stage != ArchiveStage.Done) file.Fault = null;
            return file.Stage switch
            {
                ArchiveStage.Comparing => Compare(file),
                ArchiveStage.Waiting => StopWaiting(file),
                ArchiveStage.Skipping => Skip(file),
                ArchiveStage.Reading => await ReadAsync(file, cancellation),
                _ => Reopen(file),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Fault = FileFault.From(e);
            return false;
        }
    }

    private bool Compare(ArchiveFile file)
    {
        if (file.Comparison is null)
        {
            var known = KnownGenerations.Read(catalog).ToList();
            if (known.Find(own => own.Generation.ArchiveSize is not null && Resumption.IsSame(own.Generation, file.Identity)) is { } own) return Resume(file, own);
            file.Comparison = new ArchiveComparison(file.Path, known);
            Open(file);
        }

        if (file.Comparison.IsDecided) return Decide(file, isComplete: false);
        var outcome = Fill(file, out var read);
        file.Comparison.Pass(file.Window, _chunk.AsSpan(0, read));
        if (outcome == ReadOutcome.Some) return true;
        return (outcome != ReadOutcome.Unfinished || IsAbandoned(file)) && Decide(file, isComplete: true);
    }

    private bool Decide(ArchiveFile file, bool isComplete)
    {
        var original = file.Comparison!.Match ?? (isComplete ? file.Comparison.Longer.FirstOrDefault(longer => IsBeginningOf(longer, file.Window)) : null);
        if (original is null)
        {
            if (file is { Origin: BatchOrigin.Backfill, Options.StartAt: StartAt.End }) return Finish(file, file.Size);
            Begin(file, $"{FileOpener.KeyPrefix}{Guid.NewGuid():N}", null, 0);
            return true;
        }

        if (isFollowed(original.Key))
        {
            file.Original = original;
            file.Stage = ArchiveStage.Waiting;
            file.Close();
            return false;
        }

        if (original.Generation.Offset > file.Window.Offset) return Finish(file, file.Size);

        file.Origin = BatchOrigin.Replayed;
        Begin(file, original.Key, original.Generation.Reader, original.Generation.Reader.Offset ?? original.Generation.Offset);
        return true;
    }

    /// <summary>Whether the text that ends here is the beginning of a file that was read further and is still there.</summary>
    private static bool IsBeginningOf(KnownGeneration original, MarkerWindow end)
    {
        if (original.Generation.ArchiveSize is not null || !File.Exists(original.Generation.Path)) return false;
        using var handle = LogFileHandle.Open(original.Generation.Path);
        return Resumption.IsSame(original.Generation, Statx.Of(handle)) && Fingerprint.Marker(handle, end.Offset) == end.Marker;
    }

    private bool StopWaiting(ArchiveFile file)
    {
        if (isFollowed(file.Original!.Key)) return false;
        file.Original = null;
        file.Stage = ArchiveStage.Comparing;
        return true;
    }

    /// <summary>Goes on with an archive that was read in an earlier run.</summary>
    private bool Resume(ArchiveFile file, KnownGeneration own)
    {
        file.Origin = BatchOrigin.Replayed;
        Begin(file, own.Key, own.Generation.Reader, own.Generation.Reader.Offset ?? own.Generation.Offset);
        if (own.Generation.Reader.Offset == own.Generation.Offset) file.Target = (own.Generation.Offset, own.Generation.Marker);
        return own.Generation.ArchiveSize != file.Size || Finish(file, file.Size);
    }

    private void Begin(ArchiveFile file, string key, RowReaderState? state, long offset)
    {
        var parsing = new ParserOptions { Start = file.Options.RecordStart, Time = time };
        file.Key = key;
        file.Reader = new RowReader(formats, parsing, FramingOptions.Default, name => catalog.Open(Describe(file, name)), state);
        file.Target = (offset, null);
        file.Stage = ArchiveStage.Skipping;
        file.Comparison = null;
    }

    private bool Skip(ArchiveFile file)
    {
        if (file.Content is null || file.Window.Offset > file.Target.Offset) Open(file);
        if (file.Window.Offset == file.Target.Offset)
        {
            if (file.Target.Marker is { } marker && !file.Window.Matches(marker)) return StartAfresh(file);
            file.Stage = ArchiveStage.Reading;
            file.Began = (time.GetTimestamp(), file.Content!.CompressedPosition);
            return true;
        }

        var outcome = Fill(file, out var read, (int)Math.Min(ChunkBytes, file.Target.Offset - file.Window.Offset));
        file.Window.Pass(_chunk.AsSpan(0, read));
        if (outcome == ReadOutcome.Unfinished) return IsAbandoned(file) && StartAfresh(file);
        return outcome == ReadOutcome.Some || StartAfresh(file);
    }

    /// <summary>What is in it is not what was read of it before.</summary>
    private bool StartAfresh(ArchiveFile file)
    {
        file.Reader?.Dispose();
        Begin(file, $"{FileOpener.KeyPrefix}{Guid.NewGuid():N}", null, 0);
        return true;
    }

    private async ValueTask<bool> ReadAsync(ArchiveFile file, CancellationToken cancellation)
    {
        // A record that is longer than the buffer makes it grow.
        var room = file.Buffer.MakeRoom();
        var outcome = file.Content!.Read(room.Span[..Math.Min(room.Length, ChunkBytes)], out var read);
        file.CompressedPosition = file.Content.CompressedPosition;
        if (read > 0) file.Buffer.Add(read);
        var flush = outcome switch
        {
            ReadOutcome.Some => FrameFlush.None,
            ReadOutcome.Unfinished => IsAbandoned(file) ? FrameFlush.End : QuietRule.After(time.GetElapsedTime(file.GrewAt)),
            _ => FrameFlush.End,
        };
        if (read > 0 || file.Framed != (file.Buffer.Length, flush)) await FrameAsync(file, flush, cancellation);
        if (outcome == ReadOutcome.Some) return true;
        if (flush != FrameFlush.End) return false;
        file.Fault = outcome switch
        {
            ReadOutcome.Unfinished => new FileFault("the archive ends too early; all that could be read of it was read", SourceFault.Other),
            ReadOutcome.Damaged => new FileFault($"the archive is damaged at about byte {file.CompressedPosition}; what stands before was read", SourceFault.Other),
            _ => null,
        };
        // Read again at the next start where it was not whole, so that this is told again.
        var size = RandomAccess.GetLength(file.Handle!);
        if (file.Reader!.Streams is [var stream, ..]) await HandOverAsync(file, stream, time.GetUtcNow().UtcTicks, outcome == ReadOutcome.End ? size : 0, cancellation);
        file.Target = (file.Window.Offset, file.Window.Marker);
        return Finish(file, size);
    }

    private async ValueTask FrameAsync(ArchiveFile file, FrameFlush flush, CancellationToken cancellation)
    {
        var arrival = time.GetUtcNow().UtcTicks;
        var reader = file.Reader!;
        do
        {
            // A change of format ends a batch.
            var consumed = reader.Read(file.Buffer.Bytes, file.Window.Offset, arrival, flush);
            file.Window.Pass(file.Buffer.Bytes[..consumed]);
            file.Buffer.Take(consumed);
            foreach (var stream in reader.Streams)
            {
                if (stream.Rows.Count > 0) await HandOverAsync(file, stream, arrival, archiveSize: 0, cancellation);
            }
        }
        while (reader.IsInterrupted && file.Buffer.Length > 0);
        file.Framed = (file.Buffer.Length, flush);
    }

    private async ValueTask HandOverAsync(ArchiveFile file, Substream stream, long arrival, long archiveSize, CancellationToken cancellation)
    {
        file.Reader!.Accept(stream);
        var position = new SourcePosition(stream.Offset, file.Describe(archiveSize).ToState());
        var batch = stream.Rows.Seal(stream.Stream, stream.Parser.Format, arrival, file.Origin, position);
        file.Rows += batch.Count;
        file.Rate.Add(batch.Count);
        await queue.WriteAsync(batch, cancellation);
    }

    private static bool Finish(ArchiveFile file, long size)
    {
        file.ReadSize = size;
        file.Stage = ArchiveStage.Done;
        file.Close();
        return false;
    }

    /// <summary>An archive may grow after all: members can be joined to it.</summary>
    private static bool Reopen(ArchiveFile file)
    {
        if (file.Reader is null || file.Size <= file.ReadSize) return false;
        file.Stage = ArchiveStage.Skipping;
        return true;
    }

    private bool IsAbandoned(ArchiveFile file) => time.GetElapsedTime(file.GrewAt) > UnfinishedQuiet;

    private static void Open(ArchiveFile file)
    {
        file.Content?.Dispose();
        file.Content = null;
        file.Handle ??= LogFileHandle.Open(file.Path);
        if (Statx.Of(file.Handle).Key != file.Identity.Key)
        {
            // The next scan knows where it is, or that it is gone.
            file.Close();
            throw new IOException("Another file is in its place.");
        }

        file.Content = new GzipContent(file.Handle);
        file.Window = new MarkerWindow();
    }

    private ReadOutcome Fill(ArchiveFile file, out int read, int atMost = ChunkBytes)
    {
        var outcome = file.Content!.Read(_chunk.AsSpan(0, atMost), out read);
        file.CompressedPosition = file.Content.CompressedPosition;
        return outcome;
    }

    private StreamDescriptor Describe(ArchiveFile file, string? name)
        => new StreamDescriptor(file.Key!, file.Labels, ConfiguredReading.Of(file.Options.Format, file.Options.TimeZone, formats)).Within(name);
}
