using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;
using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Sources.Files;

/// <summary>Opens newly found files where they were left, or at their beginning.</summary>
internal sealed class FileOpener(IStreamCatalog catalog, FormatRegistry formats, FileTable table, TimeProvider time)
{
    /// <summary>All streams of files have keys that begin so; a random id follows for each generation.</summary>
    public const string KeyPrefix = "file:";

    private List<KnownGeneration>? _closed;

    /// <summary>Begins a scan: what the log knows of closed files is read once in it, at the first file that is new.</summary>
    public void BeginScan() => _closed = null;

    /// <param name="isFirstScan">Whether the file was there when LogMonitor started, rather than created since.</param>
    public TailedFile? Open(FileSourceOptions options, string path, bool isFirstScan)
    {
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            var status = Statx.Of(handle);
            // Another file may have taken the path since the scan.
            if (!status.IsRegularFile || table.Find(status) is not null)
            {
                handle.Dispose();
                return null;
            }

            var known = Resumption.Find(new OpenFile(handle, status), _closed ??= Closed());
            if (known is not null) _closed.Remove(known);
            var origin = known is not null ? BatchOrigin.Replayed : isFirstScan ? BatchOrigin.Backfill : BatchOrigin.Live;
            var offset = known is not null ? known.Generation.Reader.Offset ?? known.Generation.Offset : (isFirstScan && options.StartAt == StartAt.End ? status.Size : 0);
            return Create(options, path, handle, status, known, offset, origin);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>The same file, truncated: what is in it now is a new generation that begins at 0.</summary>
    public TailedFile Restart(TailedFile truncated)
    {
        var again = Create(truncated.Options, truncated.Path, truncated.Handle, truncated.Identity, known: null, offset: 0, BatchOrigin.Live);
        // Its size as it is now is news to the new generation.
        again.Size = 0;
        again.Truncations = truncated.Truncations + 1;
        again.Rotations = truncated.Rotations;
        return again;
    }

    private TailedFile Create(FileSourceOptions options, string path, SafeFileHandle handle, FileStatus status, KnownGeneration? known, long offset, BatchOrigin origin)
    {
        var key = known?.Key ?? $"{KeyPrefix}{Guid.NewGuid():N}";
        var labels = new StreamLabels
        {
            Source = options.Source,
            Service = options.Service ?? ServiceName.FromPath(path),
            Host = options.Host ?? Environment.MachineName,
            File = path,
        };
        var open = (string? _) => catalog.Open(new StreamDescriptor(key, labels, ConfiguredReading.Of(options.Format, options.TimeZone, formats)));
        var reader = new RowReader(formats, new ParserOptions { Time = time }, FramingOptions.Default, open, known?.Generation.Reader);
        return new TailedFile(options, key, labels, handle, status, reader, time)
        {
            Path = path,
            Offset = offset,
            Size = status.Size,
            ChangeTime = status.ChangeTime,
            Prefix = known?.Generation.Prefix ?? default,
            Marker = Fingerprint.Marker(handle, offset),
            OldUntil = origin == BatchOrigin.Live ? 0 : status.Size,
            OldOrigin = origin,
        };
    }

    private List<KnownGeneration> Closed()
    {
        var open = table.All.Select(file => file.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from known in catalog.Known(KeyPrefix)
               let generation = Generation.FromState(known.Position.State)
               where generation is not null
               group generation by KeyOf(known.Stream) into streams
               where !open.Contains(streams.Key)
               select new KnownGeneration(streams.Key, streams.MaxBy(generation => generation.Reader.Serial)!),
        ];
    }

    // What is behind the id tells apart the streams of one file.
    private static string KeyOf(LogStream stream) => stream.Key[..Math.Min(stream.Key.Length, KeyPrefix.Length + 32)];

    private sealed class OpenFile(SafeFileHandle handle, FileStatus status) : IFileEvidence
    {
        private readonly Dictionary<int, Fingerprint> _prefixes = [];

        public FileStatus Status => status;

        public bool HasPrefix(Fingerprint prefix)
        {
            if (!_prefixes.TryGetValue(prefix.Length, out var found)) _prefixes[prefix.Length] = found = Fingerprint.Prefix(handle, Math.Min(status.Size, prefix.Length));
            return found == prefix;
        }

        public bool HasMarker(Fingerprint marker, long offset) => marker.Matches(handle, offset - marker.Length);
    }
}
