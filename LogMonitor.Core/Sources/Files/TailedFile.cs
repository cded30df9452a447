using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Sources.Files;

/// <summary>
/// One generation of a file: an open handle and how far it was read. Its handle stays open while anything of it is
/// unread, so that a rename or an unlink loses nothing.
/// </summary>
internal sealed class TailedFile(FileSourceOptions options, string key, StreamLabels labels, SafeFileHandle handle, FileStatus identity, RowReader reader, TimeProvider time) : IDisposable
{
    private string _path = "";
    private long _offset;
    private long _size;
    private string? _error;

    public FileSourceOptions Options { get; } = options;

    /// <summary>How the keys of its streams begin.</summary>
    public string Key { get; } = key;

    public SafeFileHandle Handle { get; } = handle;

    public FileStatus Identity { get; } = identity;

    public RowReader Reader { get; } = reader;

    public RateMeter Rate { get; } = new(time);

    /// <summary>Where it was found last; a rename changes it.</summary>
    public string Path
    {
        get => Volatile.Read(ref _path);
        set => Volatile.Write(ref _path, value);
    }

    /// <summary>Everything below was handed to the log.</summary>
    public long Offset
    {
        get => Volatile.Read(ref _offset);
        set => Volatile.Write(ref _offset, value);
    }

    /// <summary>The size at the last look.</summary>
    public long Size
    {
        get => Volatile.Read(ref _size);
        set => Volatile.Write(ref _size, value);
    }

    /// <summary>The change time at the last look: the same one and the same size mean that nothing happened.</summary>
    public long ChangeTime { get; set; }

    /// <summary>Why the last look or read failed.</summary>
    public string? Error
    {
        get => Volatile.Read(ref _error);
        set => Volatile.Write(ref _error, value);
    }

    public Fingerprint Prefix { get; set; }

    public Fingerprint Marker { get; set; }

    /// <summary>Rows below this offset were there before they were first seen, or came while nobody was looking.</summary>
    public long OldUntil { get; init; }

    /// <summary>What those rows are.</summary>
    public BatchOrigin OldOrigin { get; init; }

    /// <summary>How much of what lies behind <see cref="Offset"/> was already shown to the framer, and how.</summary>
    public (long Size, FrameFlush Flush) Framed { get; set; }

    /// <summary>When it last grew.</summary>
    public long GrewAt { get; set; } = time.GetTimestamp();

    /// <summary>When it was last looked at.</summary>
    public long LookedAt { get; set; }

    /// <summary>Since when it has unread bytes.</summary>
    public long? BehindSince { get; set; }

    /// <summary>Complete scans in a row that did not find it.</summary>
    public int MissedScans { get; set; }

    public long Rows { get; set; }

    public int Rotations { get; set; }

    public int Truncations { get; set; }

    public bool IsPaused { get; set; }

    public Generation Describe() => new()
    {
        Device = Identity.Device,
        Inode = Identity.Inode,
        BirthTime = Identity.BirthTime,
        Path = Path,
        Prefix = Prefix,
        Marker = Marker,
        Offset = Offset,
        Reader = Reader.State,
    };

    public SourceStatus Status()
    {
        var first = Reader.Streams is [var stream, ..] ? stream : null;
        var names = first?.Stream.Labels ?? labels;
        var proof = first?.Parser.Proof;
        return new SourceStatus
        {
            Source = Options.Source,
            Name = Path,
            StreamId = first?.Stream.Id,
            Service = names.Service,
            Host = names.Host,
            State = Error is not null ? SourceState.Failing
                : IsPaused ? SourceState.Paused
                : MissedScans > 0 ? SourceState.Draining
                : Offset < OldUntil ? SourceState.CatchingUp
                : SourceState.Following,
            Format = proof?.Format,
            FormatFit = proof?.Lines > 0 ? (double)proof.Fitting / proof.Lines : null,
            MisfitExamples = proof?.Misfits ?? [],
            Proof = proof,
            Position = Offset,
            Size = Size,
            LagSeconds = BehindSince is { } since && Size > Offset ? time.GetElapsedTime(since).TotalSeconds : 0,
            Rows = Rows,
            RowsPerSecond = Rate.PerSecond,
            Rotations = Rotations,
            Truncations = Truncations,
            Error = Error,
        };
    }

    public void Dispose()
    {
        Reader.Dispose();
        Handle.Dispose();
    }
}
