namespace LogMonitor.Core.Sources;

/// <summary>Which kind of obstacle keeps a source from being read: what to do depends on it.</summary>
public enum SourceFault
{
    None,

    /// <summary>The account that LogMonitor runs as may not read it.</summary>
    Denied,

    /// <summary>The process or the machine has no file handle left.</summary>
    TooManyFiles,

    /// <summary>The disk or the network share behind it fails.</summary>
    Device,

    /// <summary>Links that lead in a circle.</summary>
    Link,

    /// <summary>A server does not know the user or does not let it read.</summary>
    Credentials,

    /// <summary>A server has not got what is to be read.</summary>
    Missing,

    /// <summary>A server does not answer.</summary>
    Unreachable,

    Other,
}
