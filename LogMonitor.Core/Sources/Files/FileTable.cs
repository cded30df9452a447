namespace LogMonitor.Core.Sources.Files;

/// <summary>The files that are followed, shared by discovery, which adds, and reading, which replaces and removes.</summary>
internal sealed class FileTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(ulong, ulong, long), TailedFile> _files = [];
    private TailedFile[]? _snapshot = [];

    /// <summary>All files, in the order in which they were found.</summary>
    public TailedFile[] All
    {
        get
        {
            if (Volatile.Read(ref _snapshot) is { } current) return current;
            lock (_lock) return _snapshot ??= [.. _files.Values];
        }
    }

    public TailedFile? Find(FileStatus status)
    {
        lock (_lock) return _files.GetValueOrDefault(status.Key);
    }

    /// <summary>Adds a file; one of the same identity is a former generation and is replaced.</summary>
    public void Put(TailedFile file)
    {
        lock (_lock)
        {
            _files[file.Identity.Key] = file;
            _snapshot = null;
        }
    }

    /// <summary>False where a new generation has taken the file's place.</summary>
    public bool Remove(TailedFile file)
    {
        lock (_lock)
        {
            if (_files.GetValueOrDefault(file.Identity.Key) != file) return false;
            _files.Remove(file.Identity.Key);
            _snapshot = null;
            return true;
        }
    }
}
