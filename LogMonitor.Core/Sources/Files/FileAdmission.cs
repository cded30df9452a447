using System.Collections.Concurrent;
using LogMonitor.Core.Sources.Archives;
using Microsoft.Extensions.Logging;

namespace LogMonitor.Core.Sources.Files;

/// <summary>Brings the table up to date with the folders: opens what is new, follows renames, counts what is missing.</summary>
internal sealed class FileAdmission(
    IReadOnlyList<(FileSourceOptions Options, FileDiscovery Discovery)> sources,
    FileTable table,
    FileOpener opener,
    ArchiveReader archives,
    MissingGenerations missing,
    ILogger logger)
{
    private readonly ConcurrentDictionary<string, FileFault> _problems = new(StringComparer.Ordinal);

    /// <summary>Folders and files that cannot be looked at, with the reason.</summary>
    public IEnumerable<KeyValuePair<string, FileFault>> Problems => _problems;

    public void Scan(bool isFirstScan)
    {
        opener.BeginScan();
        archives.BeginScan();
        var problems = new Dictionary<string, FileFault>(StringComparer.Ordinal);
        var found = new Dictionary<string, FoundFile>(StringComparer.Ordinal);
        foreach (var (options, discovery) in sources)
        {
            var scan = discovery.Scan();
            foreach (var (path, problem) in scan.Problems) problems[path] = problem;
            foreach (var (path, status) in scan.Files) found.TryAdd(path, new FoundFile(options, path, status));
        }

        var seen = new HashSet<TailedFile>();
        var added = new List<FoundFile>();
        foreach (var (path, file) in found)
        {
            if (archives.See(path, file.Status)) continue;
            if (table.Find(file.Status) is not { } open) added.Add(file);
            else if (seen.Add(open)) See(open, file, found);
        }

        // The very files that were read before come first: what is left may be a copy of one.
        foreach (var file in added.OrderBy(file => opener.IsKnown(file.Status) ? 0 : 1).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            if (Admit(file, isFirstScan, problems) is { } open) seen.Add(open);
        }

        foreach (var file in table.All)
        {
            if (seen.Contains(file) || IsHidden(file.Path, problems.Keys)) file.Find();
            else file.Miss();
        }

        archives.EndScan(path => IsHidden(path, problems.Keys));
        missing.Check(opener, sources, problems.Keys);
        Report(problems);
    }

    /// <summary>What is in a folder that cannot be read is unknown, not missing.</summary>
    internal static bool IsHidden(string path, IEnumerable<string> problems)
        => problems.Any(problem => path.StartsWith(problem, StringComparison.Ordinal) && (path.Length == problem.Length || path[problem.Length] == '/' || problem == "/"));

    /// <summary>A file with several names, such as links to it, keeps the one that it was found under as long as it is there.</summary>
    private static void See(TailedFile open, FoundFile file, Dictionary<string, FoundFile> found)
    {
        open.ScannedSize = file.Status.Size;
        if (found.TryGetValue(open.Path, out var there) && there.Status.Key == file.Status.Key) return;
        open.Path = file.Path;
        open.Rotations++;
    }

    private TailedFile? Admit(FoundFile found, bool isFirstScan, Dictionary<string, FileFault> problems)
    {
        if (table.Find(found.Status) is { } open) return open;
        try
        {
            if (opener.Open(found.Options, found.Path, isFirstScan) is not { } file) return null;
            table.Put(file);
            return file;
        }
        catch (FileNotFoundException)
        {
            // Renamed or removed since the scan; the next one finds it where it is then.
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems[found.Path] = FileFault.From(e);
            return null;
        }
    }

    private void Report(Dictionary<string, FileFault> problems)
    {
        foreach (var (path, problem) in problems)
        {
            if (!_problems.ContainsKey(path)) logger.LogWarning("Cannot read {Path}: {Problem}", path, problem.Message);
            _problems[path] = problem;
        }

        foreach (var path in _problems.Keys.Except(problems.Keys)) _problems.TryRemove(path, out _);
    }

    private readonly record struct FoundFile(FileSourceOptions Options, string Path, FileStatus Status);
}
