using LogMonitor.Core.Sources.Files;

namespace LogMonitor.Tests.Sources.Files.Model;

/// <summary>
/// What applications and rotation tools do to log files, done for real in a folder, and kept count of: what must have been
/// read in the end, and what need not, because one of the stated exceptions applied.
/// </summary>
internal sealed class ModelFolder(string root, bool hasBanner, bool holdsAll, Func<TimeSpan> now) : IDisposable
{
    public const int Writers = 3;
    public const string Banner = "2026-11-20 12:00:00.000 [INF] Shop.Orders: started, the same words in every file";

    // The last of them is followed through a link.
    private const int Linked = 2;
    private const int Kept = 3;

    // A file that is gone from its path is let go after a minute of quiet, ten seconds where it was unlinked: what comes close
    // to that may be read or not.
    private static readonly TimeSpan RenamedHeld = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan UnlinkedHeld = TimeSpan.FromSeconds(8);

    private readonly ModelFile?[] _current = new ModelFile?[Writers];
    private readonly ModelFile?[] _former = new ModelFile?[Writers];
    private readonly List<ModelFile> _files = [];
    private readonly List<ModelRecord> _records = [];
    private int _names;

    public IReadOnlyList<ModelRecord> Records => _records;

    public void Write(int writer, RecordKind kind, int padding, double part)
        => Write(_current[writer] ??= Create(writer), kind, padding, part);

    /// <summary>The writer of a file that was rotated away goes on for a while.</summary>
    public void WriteLate(int writer, RecordKind kind, int padding)
    {
        if (_former[writer] is { } file) Write(file, kind, padding, part: 1);
    }

    /// <summary>Renames the file within the glob, those before it too; the oldest is unlinked.</summary>
    public void RotateInside(int writer)
    {
        if (writer == Linked)
        {
            SwitchLink();
            return;
        }

        if (_current[writer] is null) return;
        Shift(writer, from: 0);
        LetGo(writer);
    }

    /// <summary>Renames the file to where the glob does not find it.</summary>
    public void RotateOutside(int writer)
    {
        if (writer == Linked) SwitchLink();
        else if (_current[writer] is { } file)
        {
            System.IO.File.Move(file.Path!, Elsewhere());
            Leave(file);
            LetGo(writer);
        }
    }

    public void Delete(int writer)
    {
        if (_current[writer] is not { } file) return;
        Unlink(file);
        LetGo(writer);
    }

    public void Truncate(int writer, bool keepsPlace)
    {
        if (_current[writer] is { } file) Truncate(file, keepsPlace);
    }

    /// <summary>Copies the file to where the glob does not find it.</summary>
    public void CopyOutside(int writer)
    {
        if (_current[writer] is { } file) System.IO.File.Copy(file.Path!, Elsewhere());
    }

    /// <summary>Copies the file to where the glob finds it too; the former copies are renamed.</summary>
    public void CopyInside(int writer)
    {
        // An original that is gone before a scan, and not held, leaves nothing to tell its copy from a new file.
        if (_current[writer] is not { } file || !holdsAll) return;
        Shift(writer, from: 1);
        var path = PathOf(writer, 1);
        System.IO.File.Copy(file.Path!, path);
        var copy = ModelFile.Open(path, path);
        _files.Add(copy);
        file.MoveTo(copy);
    }

    /// <summary>The tailer has scanned: it holds what it found, as far as it may hold all.</summary>
    public void Scanned()
    {
        if (!holdsAll) return;
        foreach (var file in _files.Where(file => file.Path is not null)) file.IsSeen = true;
    }

    /// <summary>The tailer has read everything that it holds to the end and handed it on.</summary>
    public void ReadToTheEnd() => Advance(RecordState.Written, RecordState.Read, record => record.File is { IsSeen: true } or { Path: not null });

    public void Committed() => Advance(RecordState.Read, RecordState.Committed, _ => true);

    /// <summary>The tailer is gone and its handles are closed; what was not committed must be found again by path.</summary>
    public void Stopped()
    {
        Advance(RecordState.Read, RecordState.Written, _ => true);
        foreach (var file in _files) file.IsSeen = false;
        foreach (var record in _records.Where(record => record.State != RecordState.Committed && record.File?.Path is null)) record.MayBeMissing = true;
    }

    public void Dispose()
    {
        foreach (var file in _files) file.Dispose();
    }

    private void Write(ModelFile file, RecordKind kind, int padding, double part)
    {
        var record = file.Unfinished ?? Begin(file, kind, padding);
        file.Write(record.Next(part));
        // Once it may have been let go, nothing that is written to it later need be read.
        if (file.Path is null && now() - file.TouchedAt > (file.IsUnlinked ? UnlinkedHeld : RenamedHeld)) file.IsSeen = false;
        if (file.Path is null && !file.IsSeen) record.MayBeMissing = true;
        // Its beginning was copied, and this is not.
        if (record.File != file) record.MayBeMissing = true;
        file.TouchedAt = now();
    }

    private ModelRecord Begin(ModelFile file, RecordKind kind, int padding)
    {
        var record = new ModelRecord(_records.Count, kind, padding);
        _records.Add(record);
        file.Add(record);
        return record;
    }

    private ModelFile Create(int writer)
    {
        var path = PathOf(writer, 0);
        var target = path;
        if (writer == Linked)
        {
            target = Elsewhere();
            PointLink(path, target);
        }

        var file = ModelFile.Open(target, path);
        _files.Add(file);
        if (hasBanner) file.Write(System.Text.Encoding.UTF8.GetBytes(Banner + "\n"));
        return file;
    }

    private void SwitchLink()
    {
        if (_current[Linked] is not { } file) return;
        Leave(file);
        _former[Linked] = file;
        _current[Linked] = Create(Linked);
    }

    private void Truncate(ModelFile file, bool keepsPlace)
    {
        PassClockTick();
        foreach (var record in file.Records.Where(record => record.File == file && record.State == RecordState.Written)) record.MayBeMissing = true;
        file.Truncate(keepsPlace);
        if (hasBanner) file.Write(System.Text.Encoding.UTF8.GetBytes(Banner + "\n"));
    }

    private void Rename(ModelFile file, string path)
    {
        System.IO.File.Move(file.Path!, path);
        file.Path = path;
    }

    private void Unlink(ModelFile file)
    {
        System.IO.File.Delete(file.Path!);
        file.IsUnlinked = true;
        Leave(file);
    }

    /// <summary>What no scan has seen of a file that is gone need not be read.</summary>
    private void Leave(ModelFile file)
    {
        file.Path = null;
        file.TouchedAt = now();
        if (file.IsSeen) return;
        foreach (var record in file.Records.Where(record => record.File == file && record.State != RecordState.Committed)) record.MayBeMissing = true;
    }

    private void LetGo(int writer)
    {
        _former[writer] = _current[writer];
        _current[writer] = null;
    }

    private void Advance(RecordState from, RecordState to, Func<ModelRecord, bool> applies)
    {
        foreach (var record in _records.Where(record => record.State == from && applies(record))) record.State = to;
    }

    private void Shift(int writer, int from)
    {
        if (At(PathOf(writer, Kept)) is { } oldest) Unlink(oldest);
        for (var i = Kept - 1; i >= from; i--)
        {
            if (At(PathOf(writer, i)) is { } file) Rename(file, PathOf(writer, i + 1));
        }
    }

    private ModelFile? At(string path) => _files.Find(file => file.Path == path);

    private string PathOf(int writer, int rotation) => Path.Combine(root, $"{(char)('a' + writer)}.log{(rotation == 0 ? "" : $".{rotation}")}");

    private string Elsewhere() => Path.Combine(Directory.CreateDirectory(Path.Combine(root, "elsewhere")).FullName, $"{_names++}");

    private void PointLink(string path, string target)
    {
        var fresh = Elsewhere();
        System.IO.File.CreateSymbolicLink(fresh, target);
        System.IO.File.Move(fresh, path, overwrite: true);
    }

    /// <summary>
    /// Change times advance in ticks of up to ten milliseconds on older kernels, and steps follow one another in microseconds:
    /// a truncated file that is refilled to its former size within one tick cannot be told from an untouched one by its status.
    /// </summary>
    private void PassClockTick()
    {
        var scratch = Elsewhere();
        System.IO.File.WriteAllText(scratch, "");
        Statx.TryOf(scratch, out var before, out _);
        var after = before;
        while (after.ChangeTime == before.ChangeTime)
        {
            System.IO.File.WriteAllText(scratch, "");
            Statx.TryOf(scratch, out after, out _);
        }
    }
}
