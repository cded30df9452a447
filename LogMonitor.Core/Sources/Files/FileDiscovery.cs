using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace LogMonitor.Core.Sources.Files;

/// <summary>What one scan found.</summary>
/// <param name="Files">Regular files that match, by path.</param>
/// <param name="Problems">Folders and files that could not be looked at, with the reason: unknown, not deleted.</param>
internal sealed record ScanResult(IReadOnlyDictionary<string, FileStatus> Files, IReadOnlyDictionary<string, FileFault> Problems);

/// <summary>Finds the files of one source by walking the folders. Polling is the authority: it works on every file system.</summary>
internal sealed class FileDiscovery(FileSourceOptions options, string workingDirectory)
{
    // No such file or directory; not a directory: what is not there yet is no problem.
    private const int ENOENT = 2;
    private const int ENOTDIR = 20;

    private readonly Glob _glob = new(options.Path, workingDirectory);
    private readonly Regex[] _exclude = [.. options.Exclude.Select(pattern => Glob.ForExclusion(pattern, workingDirectory))];

    /// <summary>Whether a scan would find a file of that path.</summary>
    public bool Covers(string path) => _glob.IsMatch(path) && !Array.Exists(_exclude, exclude => exclude.IsMatch(path));

    public ScanResult Scan()
    {
        var files = new Dictionary<string, FileStatus>(StringComparer.Ordinal);
        var problems = new Dictionary<string, FileFault>(StringComparer.Ordinal);
        var visited = new HashSet<(ulong, ulong)>();
        Walk(_glob.Root, 0, files, problems, visited);
        return new ScanResult(files, problems);
    }

    private void Walk(string folder, int depth, Dictionary<string, FileStatus> files, Dictionary<string, FileFault> problems, HashSet<(ulong, ulong)> visited)
    {
        // Folders linked in a circle end here.
        if (!Statx.TryOf(folder, out var self, out var error))
        {
            if (error is not (ENOENT or ENOTDIR)) problems[folder] = FileFault.FromErrno(error);
            return;
        }

        if (!visited.Add((self.Device, self.Inode))) return;
        try
        {
            foreach (var (path, name, isFolder) in Entries(folder))
            {
                if (isFolder)
                {
                    if ((_glob.IsRecursive || depth < _glob.Depth) && _glob.MayHold(name, depth)) Walk(path, depth + 1, files, problems, visited);
                }
                else if (Covers(path))
                {
                    Look(path, files, problems);
                }
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Removed between two looks: the next scan sees what is there then.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems[folder] = FileFault.From(e);
        }
    }

    private static void Look(string path, Dictionary<string, FileStatus> files, Dictionary<string, FileFault> problems)
    {
        if (!Statx.TryOf(path, out var status, out var error))
        {
            if (error is not (ENOENT or ENOTDIR)) problems[path] = FileFault.FromErrno(error);
        }
        else if (status.IsRegularFile)
        {
            files[path] = status;
        }
    }

    private static FileSystemEnumerable<(string Path, string Name, bool IsFolder)> Entries(string folder) => new(
        folder,
        (ref FileSystemEntry entry) => (entry.ToFullPath(), entry.FileName.ToString(), entry.IsDirectory),
        new EnumerationOptions { IgnoreInaccessible = false, AttributesToSkip = 0 });
}
