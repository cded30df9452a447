using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Sources.Files;

/// <summary>
/// One generation of a file and how far it was read. Its handle stays open while anything of it is unread or not yet
/// committed, so that a rename or an unlink loses nothing.
/// </summary>
internal sealed class TailedFile(FileSourceOptions options, string key, StreamLabels labels, FileStatus identity, RowReader reader, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan StalledAfter = TimeSpan.FromSeconds(30);

    private string _path = "";
    private long _offset;
    private long _size;
    private long _scannedSize;
    private FileFault? _fault;

    public FileSourceOptions Options { get; } = options;

    /// <summary>How the keys of its streams begin.</summary>
    public string Key { get; } = key;

    public StreamLabels Labels { get; } = labels;

    /// <summary>Null while it is watched by its path alone. Changed by reading once the file is in the table.</summary>
    public SafeFileHandle? Handle { get; set; }

    public FileStatus Identity { get; } = identity;

    public RowReader Reader { get; } = reader;

    public RateMeter Rate { get; } = new(time);

    /// <summary>The file that was at its place before; null once that is read to its end, and where there was none.</summary>
    public TailedFile? Before { get; set; }

    /// <summary>Where it was before it was renamed; null where it was not.</summary>
    public string? FormerPath { get; private set; }

    /// <summary>Where it was found last; a rename changes it.</summary>
    public string Path
    {
        get => Volatile.Read(ref _path);
        set
        {
            if (_path.Length > 0 && _path != value) FormerPath = _path;
            Volatile.Write(ref _path, value);
        }
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

    /// <summary>The size at the last scan, which sees files that reading cannot get at.</summary>
    public long ScannedSize
    {
        get => Volatile.Read(ref _scannedSize);
        set => Volatile.Write(ref _scannedSize, value);
    }

    /// <summary>The change time at the last look: the same one and the same size mean that nothing happened.</summary>
    public long ChangeTime { get; set; }

    /// <summary>Why the last look or read failed.</summary>
    public FileFault? Fault
    {
        get => Volatile.Read(ref _fault);
        set => Volatile.Write(ref _fault, value);
    }

    public Fingerprint Prefix { get; set; }

    public Fingerprint Marker { get; set; }

    /// <summary>
    /// The bytes behind the offset that the framer has seen and not taken, at most <see cref="Fingerprint.MaxMarker"/>: it must see
    /// the same ones again.
    /// </summary>
    public Fingerprint Held { get; set; } = Fingerprint.Of([]);

    /// <summary>Its first bytes, for a quick look at whether another file begins alike.</summary>
    public byte[] Head { get; set; } = [];

    public ReadTrail Trail { get; } = new(time);

    /// <summary>False while it may be the copy of a file that is about to be truncated; nothing of it is read then.</summary>
    public bool IsDecided { get; set; } = true;

    /// <summary>Whether it begins behind its first byte and the log does not know that yet.</summary>
    public bool HasUnsavedStart { get; set; }

    /// <summary>The last position that was handed to the log, and of which stream.</summary>
    public (LogStream Stream, SourcePosition Position)? HandedOver { get; set; }

    /// <summary>Rows below this offset were there before they were first seen, or came while nobody was looking.</summary>
    public long OldUntil { get; init; }

    /// <summary>What those rows are.</summary>
    public BatchOrigin OldOrigin { get; init; }

    /// <summary>How much of what lies behind <see cref="Offset"/> was already shown to the framer, and how.</summary>
    public (long Size, FrameFlush Flush) Framed { get; set; }

    /// <summary>When it last grew.</summary>
    public long GrewAt { get; set; } = time.GetTimestamp();

    public Habit Habit { get; set; } = new(time);

    /// <summary>When reading last went on, or found nothing to read.</summary>
    public long ProgressAt { get; set; } = time.GetTimestamp();

    /// <summary>When it got its handle.</summary>
    public long OpenedAt { get; set; } = time.GetTimestamp();

    /// <summary>When it was last looked at.</summary>
    public long LookedAt { get; set; }

    /// <summary>How many turns it had.</summary>
    public long Turns { get; set; }

    /// <summary>Since when it has unread bytes.</summary>
    public long? BehindSince { get; set; }

    /// <summary>Its names at the last look; 0 once it was removed.</summary>
    public uint Links { get; set; } = 1;

    /// <summary>Complete scans in a row that did not find it.</summary>
    public int MissedScans { get; private set; }

    /// <summary>When the first of them was.</summary>
    public long MissedAt { get; private set; }

    public long Rows { get; set; }

    public int Rotations { get; set; }

    public int Truncations { get; set; }

    /// <summary>How often unread bytes were truncated away or removed, and how many they were.</summary>
    public (int Count, long Bytes) Gaps { get; set; }

    /// <summary>Whether it is read as far as it can be: what may be left is half a character or a record that may go on.</summary>
    public bool IsReadToEnd => Size <= Offset || Framed.Size >= Size && Framed.Flush >= FrameFlush.Partial;

    /// <summary>Whether it still has the bytes before the offset and those that the framer has seen behind it. It must be open.</summary>
    public bool IsAsLeft(long size)
        => size >= Offset && Marker.Matches(Handle!, Offset - Marker.Length) && Held.Matches(Handle!, Offset);

    /// <summary>Counts a scan that did not find it.</summary>
    public void Miss()
    {
        if (MissedScans == 0) MissedAt = time.GetTimestamp();
        MissedScans++;
    }

    /// <summary>It was found, or is where nothing can be looked at.</summary>
    public void Find() => MissedScans = 0;

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

    /// <param name="isPaused">Whether reading waits for the log.</param>
    public SourceStatus Status(bool isPaused)
    {
        var first = Reader.Streams is [var stream, ..] ? stream : null;
        var names = first?.Stream.Labels ?? Labels;
        var proof = first?.Parser.Proof;
        var size = Math.Max(Size, ScannedSize);
        var hasUnread = size > Size || !IsReadToEnd;
        return new SourceStatus
        {
            Source = Options.Source,
            Name = Path,
            StreamId = first?.Stream.Id,
            Service = names.Service,
            Host = names.Host,
            State = Fault is not null ? SourceState.Failing
                : isPaused && hasUnread ? SourceState.Paused
                : MissedScans > 0 ? SourceState.Draining
                : Offset < OldUntil ? SourceState.CatchingUp
                : SourceState.Following,
            Format = proof?.Family,
            FormatFit = proof?.Lines > 0 ? (double)proof.Fitting / proof.Lines : null,
            MisfitExamples = proof?.Misfits ?? [],
            Proof = proof,
            Position = Offset,
            Size = size,
            LagSeconds = BehindSince is { } since && Size > Offset ? time.GetElapsedTime(since).TotalSeconds : 0,
            Rows = Rows,
            RowsPerSecond = Rate.PerSecond,
            Rotations = Rotations,
            Truncations = Truncations,
            Gaps = Gaps.Count,
            GapBytes = Gaps.Bytes,
            IsStalled = hasUnread && !isPaused && IsStuck,
            SilentSeconds = MissedScans == 0 ? Habit.Silence?.TotalSeconds : null,
            Fault = Fault?.Kind ?? SourceFault.None,
            Error = Fault?.Message,
        };
    }

    public void Dispose()
    {
        Reader.Dispose();
        Handle?.Dispose();
    }

    // Either it has its turns and nothing comes of them, or it has none.
    private bool IsStuck => time.GetElapsedTime(Math.Max(ProgressAt, BehindSince ?? 0)) > StalledAfter || time.GetElapsedTime(Math.Max(LookedAt, OpenedAt)) > StalledAfter;
}
