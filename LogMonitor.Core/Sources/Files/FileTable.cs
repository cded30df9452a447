namespace LogMonitor.Core.Sources.Files;

/// <summary>The files that are open, shared by discovery, which adds, and reading, which removes.</summary>
internal sealed class FileTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(ulong, ulong, long), TailedFile> _files = [];
    private TailedFile[] _snapshot = [];

    /// <summary>All files, in the order in which they were found.</summary>
    public TailedFile[] All => Volatile.Read(ref _snapshot);

    public TailedFile? Find(FileStatus status)
    {
        lock (_lock) return _files.GetValueOrDefault(KeyOf(status));
    }

    /// <summary>Adds a file; one of the same identity is a former generation and is replaced.</summary>
    public void Put(TailedFile file)
    {
        lock (_lock)
        {
            _files[KeyOf(file.Identity)] = file;
            Volatile.Write(ref _snapshot, [.. _files.Values]);
        }
    }

    public void Remove(TailedFile file)
    {
        lock (_lock)
        {
            if (_files.GetValueOrDefault(KeyOf(file.Identity)) == file) _files.Remove(KeyOf(file.Identity));
            Volatile.Write(ref _snapshot, [.. _files.Values]);
        }
    }

    private static (ulong, ulong, long) KeyOf(FileStatus status) => (status.Device, status.Inode, status.BirthTime);
}
