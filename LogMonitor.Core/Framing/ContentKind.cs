namespace LogMonitor.Core.Framing;

/// <summary>How the bytes of a source hold its lines.</summary>
public enum ContentKind
{
    /// <summary>Too little was seen to tell.</summary>
    Unknown = 0,

    /// <summary>Lines of UTF-8.</summary>
    Text = 1,
}
