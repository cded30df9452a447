using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Sources.Files;

/// <summary>The bytes of an open file, as the rules of <see cref="Resumption"/> ask for them.</summary>
internal sealed class FileEvidence(SafeFileHandle handle, FileStatus status, string path) : IFileEvidence
{
    private readonly Dictionary<int, Fingerprint> _prefixes = [];

    public FileStatus Status => status;

    public string Path => path;

    public bool HasPrefix(Fingerprint prefix)
    {
        if (!_prefixes.TryGetValue(prefix.Length, out var found)) _prefixes[prefix.Length] = found = Fingerprint.Prefix(handle, Math.Min(status.Size, prefix.Length));
        return found == prefix;
    }

    public bool HasMarker(Fingerprint marker, long offset) => marker.Matches(handle, offset - marker.Length);
}
