using System.Text;

namespace LogMonitor.Web.Demo;

/// <summary>Appends to files and renames each to <c>.1</c> once it is large, as logrotate would.</summary>
internal sealed class RollingFiles(string directory) : IDisposable
{
    private const int MaxBytes = 2_000_000;

    private readonly Dictionary<string, FileStream> _open = new(StringComparer.Ordinal);

    public void Append(string path, string line)
    {
        var file = Open(path);
        file.Write(Encoding.UTF8.GetBytes(line));
        file.WriteByte((byte)'\n');
        file.Flush();
        if (file.Length > MaxBytes) Roll(path);
    }

    public void Dispose()
    {
        foreach (var file in _open.Values) file.Dispose();
    }

    private FileStream Open(string path)
    {
        if (_open.TryGetValue(path, out var file)) return file;
        var full = Path.Combine(directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return _open[path] = new FileStream(full, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }

    private void Roll(string path)
    {
        _open.Remove(path, out var file);
        file!.Dispose();
        File.Move(Path.Combine(directory, path), Path.Combine(directory, path + ".1"), overwrite: true);
    }
}
