namespace LogMonitor.Core.Framing;

/// <summary>How the bytes of a source hold its lines.</summary>
public enum ContentKind
{
    /// <summary>Too little was seen to tell.</summary>
    Unknown = 0,

    /// <summary>Lines of UTF-8.</summary>
    Text = 1,

    /// <summary>Lines of UTF-16, its lower byte first; the source begins with a byte order mark.</summary>
    Utf16LittleEndian = 2,

    /// <summary>Lines of UTF-16, its higher byte first; the source begins with a byte order mark.</summary>
    Utf16BigEndian = 3,

    /// <summary>Docker's json-file envelopes.</summary>
    Docker = 4,

    /// <summary>The envelopes of containerd, CRI-O and Podman.</summary>
    Cri = 5,
}
