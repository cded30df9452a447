using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Tests.Sources.Files.Model;

/// <summary>One file, whatever its name is at the moment, held open by its writer.</summary>
internal sealed class ModelFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly List<ModelRecord> _records = [];
    private long _position;

    private ModelFile(SafeFileHandle handle, string path)
    {
        _handle = handle;
        Path = path;
        _position = RandomAccess.GetLength(handle);
    }

    /// <summary>Where the tailer's glob finds it; null once it was moved away, unlinked or is no link's target any more.</summary>
    public string? Path { get; set; }

    /// <summary>A scan of the tailer that runs has seen it: its handle is held.</summary>
    public bool IsSeen { get; set; }

    /// <summary>It has no name any more.</summary>
    public bool IsUnlinked { get; set; }

    /// <summary>When it was written to or taken from its path last.</summary>
    public TimeSpan TouchedAt { get; set; }

    public IReadOnlyList<ModelRecord> Records => _records;

    /// <summary>The record at its end, if that is not whole.</summary>
    public ModelRecord? Unfinished => _records is [.., { IsWhole: false } last] ? last : null;

    /// <param name="file">What is opened.</param>
    /// <param name="path">Where the glob finds it.</param>
    public static ModelFile Open(string file, string path) => new(
        System.IO.File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete),
        path);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_handle, bytes, _position);
        _position += bytes.Length;
    }

    public void Add(ModelRecord record)
    {
        _records.Add(record);
        record.File = this;
    }

    /// <summary>A copy has the bytes too: they may be read from there.</summary>
    public void MoveTo(ModelFile copy)
    {
        foreach (var record in _records) copy.Add(record);
    }

    /// <summary>Takes all bytes away. A writer that keeps its place leaves a hole before what it writes next.</summary>
    public void Truncate(bool keepsPlace)
    {
        RandomAccess.SetLength(_handle, 0);
        if (!keepsPlace) _position = 0;
        foreach (var record in _records.Where(record => record.File == this)) record.File = null;
        _records.Clear();
    }

    public void Dispose() => _handle.Dispose();
}
