using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources.Archives;
using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Sources.Files;

/// <summary>Opens newly found files where they were left, or at their beginning.</summary>
internal sealed class FileOpener(IStreamCatalog catalog, FormatRegistry formats, FileTable table, ArchiveReader archives, HandleLimit handles, TimeProvider time)
{
    /// <summary>All streams of files have keys that begin so; a random id follows for each generation.</summary>
    public const string KeyPrefix = "file:";

    // Enough for the first envelope of a container: their lines are split at 16 KiB.
    private const int LearnBytes = 32 * 1024;

    public const int MaxHead = Fingerprint.MaxPrefix;

    private List<KnownGeneration>? _closed;
    private HashSet<string>? _knownFolders;

    public RetiredGenerations Retired { get; } = new();

    /// <summary>Begins a scan: what the log knows of closed files is read once in it, at the first file that is new.</summary>
    public void BeginScan() => _closed = null;

    /// <summary>Generations that no file in the table continues.</summary>
    public List<KnownGeneration> Closed => _closed ??= ReadClosed();

    /// <summary>Whether this very file was read before: it is opened ahead of its copies.</summary>
    public bool IsKnown(FileStatus status) => Closed.Exists(known => Resumption.IsSame(known.Generation, status));

    /// <param name="isFirstScan">Whether the file was there when LogMonitor started, rather than created since.</param>
    public TailedFile? Open(FileSourceOptions options, string path, bool isFirstScan)
    {
        var handle = LogFileHandle.Open(path);
        try
        {
            var status = Statx.Of(handle);
            // Another file may have taken the path since the scan.
            if (!status.IsRegularFile || table.Find(status) is not null || archives.TryAdmit(options, path, status, ReadHead(handle), isFirstScan))
            {
                handle.Dispose();
                return null;
            }

            var known = Resumption.Find(new FileEvidence(handle, status, path), Closed);
            if (known is not null) Closed.Remove(known);
            var wasThere = known is null && isFirstScan && !KnownFolders.Contains(FolderOf(path));
            var origin = wasThere ? BatchOrigin.Backfill : known is not null || isFirstScan ? BatchOrigin.Replayed : BatchOrigin.Live;
            var offset = known is not null ? known.Generation.Reader.Offset ?? known.Generation.Offset : wasThere && options.StartAt == StartAt.End ? status.Size : 0;
            var file = Create(options, path, handle, status, known, offset, origin);
            file.IsDecided = known is not null || offset > 0;
            if (handles.TryTake()) file.Handle = handle;
            else handle.Dispose();
            return file;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file again where it was found last; null when another one, or none, is there.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public SafeFileHandle? TryOpen(TailedFile file)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = LogFileHandle.Open(file.Path);
            if (Statx.Of(handle).Key == file.Identity.Key) return handle;
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        handle.Dispose();
        return null;
    }

    public FileEvidence? EvidenceOf(TailedFile file)
        => file.Handle is { } handle ? new FileEvidence(handle, file.Identity with { Size = file.Size }, file.Path) : null;

    /// <summary>The same file, truncated: what is in it now is a new generation that begins at 0.</summary>
    public TailedFile Restart(TailedFile truncated)
    {
        var again = Create(truncated.Options, truncated.Path, truncated.Handle!, truncated.Identity, known: null, offset: 0, BatchOrigin.Live);
        again.Handle = truncated.Handle;
        // Its size as it is now is news to the new generation.
        again.Size = 0;
        again.Truncations = truncated.Truncations + 1;
        again.Rotations = truncated.Rotations;
        again.Gaps = truncated.Gaps;
        var unread = truncated.IsDecided ? Math.Max(0, truncated.Size - truncated.Offset) : 0;
        if (unread > 0) again.Gaps = (again.Gaps.Count + 1, again.Gaps.Bytes + unread);
        Retired.Add(new RetiredGeneration(new KnownGeneration(truncated.Key, truncated.Describe()), truncated.Head, truncated.Trail.Marks, again, unread, time.GetTimestamp()));
        again.Habit = truncated.Habit;
        truncated.Handle = null;
        truncated.Reader.Dispose();
        table.Put(again);
        return again;
    }

    /// <summary>The copy of a truncated file: it goes on where the original was left, so that nothing is lost.</summary>
    public TailedFile Continue(TailedFile copy, RetiredGeneration retired)
    {
        var generation = retired.Known.Generation;
        var again = Create(copy.Options, copy.Path, copy.Handle!, copy.Identity, retired.Known, generation.Reader.Offset ?? generation.Offset, BatchOrigin.Live);
        again.Handle = copy.Handle;
        again.Size = copy.Size;
        again.GrewAt = copy.GrewAt;
        again.BehindSince = copy.BehindSince;
        Retired.Remove(retired);
        var successor = retired.Successor;
        if (retired.UnreadBytes > 0) successor.Gaps = (successor.Gaps.Count - 1, successor.Gaps.Bytes - retired.UnreadBytes);
        copy.Handle = null;
        copy.Reader.Dispose();
        table.Put(again);
        return again;
    }

    /// <summary>A copy all of which was read from the original: only what is appended to it is new.</summary>
    public static TailedFile SkipAll(TailedFile copy)
    {
        copy.Reader.Learn(LearningHead(copy.Handle!));
        copy.Before = null;
        copy.Offset = copy.Size;
        copy.Marker = Fingerprint.Marker(copy.Handle!, copy.Offset);
        copy.Prefix = Fingerprint.Prefix(copy.Handle!, copy.Offset);
        copy.BehindSince = null;
        copy.IsDecided = true;
        copy.HasUnsavedStart = true;
        return copy;
    }

    /// <summary>A batch without rows, which lets the log remember where the file begins for us.</summary>
    public LogBatch StartOf(TailedFile file)
    {
        using var none = new LogBatchBuilder();
        var stream = catalog.Open(new StreamDescriptor(file.Key, file.Labels));
        var position = new SourcePosition(file.Offset, file.Describe().ToState());
        file.HandedOver = (stream, position);
        file.HasUnsavedStart = false;
        return none.Seal(stream, formats.ByName(""), time.GetUtcNow().UtcTicks, file.OldOrigin, position);
    }

    /// <summary>Whether all that was read of it is durable.</summary>
    public bool IsCommitted(TailedFile file)
        => !file.HasUnsavedStart && !file.Reader.HasRows
            && (file.HandedOver is not var (stream, position) || catalog.PositionOf(stream) is { } committed && committed.Offset >= position.Offset);

    private TailedFile Create(FileSourceOptions options, string path, SafeFileHandle handle, FileStatus status, KnownGeneration? known, long offset, BatchOrigin origin)
    {
        var key = known?.Key ?? $"{KeyPrefix}{Guid.NewGuid():N}";
        var container = ContainerPath.Read(path);
        var labels = new StreamLabels
        {
            Source = options.Source,
            Service = options.Service ?? container?.Service ?? ServiceName.FromPath(path),
            Host = options.Host ?? Environment.MachineName,
            File = path,
            Others = container?.Labels ?? new Dictionary<string, string>(),
        };
        var reading = ConfiguredReading.Of(options.Format, options.TimeZone, formats);
        var parsing = new ParserOptions { Start = options.RecordStart, Time = time };
        RowReader? reader = null;
        reader = new RowReader(formats, parsing, FramingOptions.Default, name => catalog.Open(new StreamDescriptor(key, labels, reading, reader?.StreamBefore(name)).Within(name)), known?.Generation.Reader);
        if (known is null && offset > 0) reader.Learn(LearningHead(handle));
        return new TailedFile(options, key, labels, status, reader, time)
        {
            Path = path,
            Before = known is null && offset == 0 ? Array.FindLast(table.All, file => (file.FormerPath ?? file.Path) == path && file.Identity.Key != status.Key) : null,
            Offset = offset,
            Size = status.Size,
            ChangeTime = status.ChangeTime,
            Prefix = known?.Generation.Prefix ?? Fingerprint.Prefix(handle, offset),
            Marker = Fingerprint.Marker(handle, offset),
            Head = ReadHead(handle),
            OldUntil = origin == BatchOrigin.Live ? 0 : status.Size,
            OldOrigin = origin,
            HasUnsavedStart = known is null && offset > 0,
        };
    }

    private static ReadOnlySpan<byte> LearningHead(SafeFileHandle handle)
    {
        var head = new byte[LearnBytes];
        return head.AsSpan(0, RandomAccess.Read(handle, head, 0));
    }

    /// <summary>The first bytes of a file, as many as it has.</summary>
    public static byte[] ReadHead(SafeFileHandle handle)
    {
        Span<byte> head = stackalloc byte[MaxHead];
        return head[..RandomAccess.Read(handle, head, 0)].ToArray();
    }

    private static string FolderOf(string path) => System.IO.Path.GetDirectoryName(path) ?? "/";

    // A file in a folder that was followed before came there while LogMonitor was down.
    private HashSet<string> KnownFolders => _knownFolders ??=
    [
        .. from known in catalog.Known(KeyPrefix)
           let generation = Generation.FromState(known.Position.State)
           where generation is not null
           select FolderOf(generation.Path),
    ];

    private List<KnownGeneration> ReadClosed()
    {
        var taken = table.All.Select(file => file.Key).Concat(Retired.All.Select(retired => retired.Known.Key)).Concat(archives.Keys).ToHashSet(StringComparer.Ordinal);
        return [.. KnownGenerations.Read(catalog).Where(known => !taken.Contains(known.Key))];
    }
}
