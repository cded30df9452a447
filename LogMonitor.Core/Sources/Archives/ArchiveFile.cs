using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Sources.Files;
using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Sources.Archives;

internal enum ArchiveStage
{
    /// <summary>Its text is compared with what was read of files.</summary>
    Comparing,

    /// <summary>It is the copy of a file that is still read through its own handle.</summary>
    Waiting,

    /// <summary>On the way to the place from which it is read.</summary>
    Skipping,

    Reading,

    /// <summary>Read to its end, or as far as it can be.</summary>
    Done,
}

/// <summary>One gzip file, and how far its text was read. Changed by the reading of archives, and by scans where that is said.</summary>
internal sealed class ArchiveFile(FileSourceOptions options, string path, FileStatus identity, BatchOrigin origin, TimeProvider time) : IDisposable
{
    private string _path = path;
    private long _size = identity.Size;
    private FileFault? _fault;

    public FileSourceOptions Options { get; } = options;

    public FileStatus Identity { get; } = identity;

    public StreamLabels Labels { get; } = new()
    {
        Source = options.Source,
        Service = options.Service ?? ServiceName.FromPath(path),
        Host = options.Host ?? Environment.MachineName,
        File = path,
    };

    /// <summary>Where a scan found it last.</summary>
    public string Path
    {
        get => Volatile.Read(ref _path);
        set => Volatile.Write(ref _path, value);
    }

    /// <summary>Its size as a scan saw it last, compressed.</summary>
    public long Size
    {
        get => Volatile.Read(ref _size);
        set => Volatile.Write(ref _size, value);
    }

    /// <summary>When it last grew.</summary>
    public long GrewAt { get; set; } = time.GetTimestamp();

    /// <summary>Scans in a row that did not find it.</summary>
    public int MissedScans { get; set; }

    public ArchiveStage Stage { get; set; }

    /// <summary>What its rows are.</summary>
    public BatchOrigin Origin { get; set; } = origin;

    public SafeFileHandle? Handle { get; set; }

    public GzipContent? Content { get; set; }

    public MarkerWindow Window { get; set; } = new();

    public ArchiveComparison? Comparison { get; set; }

    /// <summary>What it is a copy of, while that is read elsewhere.</summary>
    public KnownGeneration? Original { get; set; }

    /// <summary>How the keys of its streams begin; null before it is known what it continues.</summary>
    public string? Key { get; set; }

    public RowReader? Reader { get; set; }

    public ReadBuffer Buffer { get; } = new();

    /// <summary>Where its text is read from, in decompressed bytes; what identifies that place, where anything does.</summary>
    public (long Offset, Fingerprint? Marker) Target { get; set; }

    /// <summary>How much of the unread text was shown to the framer, and how.</summary>
    public (int Length, FrameFlush Flush) Framed { get; set; }

    /// <summary>How much of the file was decompressed.</summary>
    public long CompressedPosition { get; set; }

    /// <summary>The size of the file when it was done.</summary>
    public long ReadSize { get; set; }

    /// <summary>When its reading began, and where in the file.</summary>
    public (long At, long Position) Began { get; set; }

    /// <summary>How fast the file was read so far, compressed; 0 before.</summary>
    public double BytesPerSecond => time.GetElapsedTime(Began.At).TotalSeconds is > 0 and var seconds ? (CompressedPosition - Began.Position) / seconds : 0;

    public long Rows { get; set; }

    public RateMeter Rate { get; } = new(time);

    /// <summary>What is wrong with it, or why it cannot be read at the moment.</summary>
    public FileFault? Fault
    {
        get => Volatile.Read(ref _fault);
        set => Volatile.Write(ref _fault, value);
    }

    /// <param name="archiveSize">The size of the file once all of it was read, 0 before.</param>
    public Generation Describe(long archiveSize) => new()
    {
        Device = Identity.Device,
        Inode = Identity.Inode,
        BirthTime = Identity.BirthTime,
        Path = Path,
        Prefix = Window.Prefix,
        Marker = Window.Marker,
        Offset = Window.Offset,
        Reader = Reader!.State,
        ArchiveSize = archiveSize,
    };

    /// <summary>Lets go of what is needed only while it is read.</summary>
    public void Close()
    {
        Content?.Dispose();
        Handle?.Dispose();
        (Content, Handle, Comparison) = (null, null, null);
    }

    public void Dispose()
    {
        Close();
        Reader?.Dispose();
    }
}
