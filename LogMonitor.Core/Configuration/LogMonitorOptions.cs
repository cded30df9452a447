using LogMonitor.Core.Notifications;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Core.Sources.RabbitMq;
using LogMonitor.Core.Storage;

namespace LogMonitor.Core.Configuration;

/// <summary>Who may look.</summary>
public enum AccessMode
{
    /// <summary>Open on loopback; on any other address a token signs in.</summary>
    Token,

    /// <summary>Open to whoever reaches the address.</summary>
    Open,
}

/// <summary>Everything under <c>LogMonitor</c>, checked.</summary>
public sealed record LogMonitorOptions
{
    /// <summary>Where the log, own logs and keys live; relative to the working directory.</summary>
    public string DataDirectory { get; init; } = "data";

    public IReadOnlyList<FileSourceOptions> Files { get; init; } = [];

    public IReadOnlyList<RabbitMqOptions> RabbitMq { get; init; } = [];

    /// <summary>How many log files may be open at once; null takes half of what the process may open, at most 1,024.</summary>
    public int? MaxOpenFiles { get; init; }

    public StorageOptions Storage { get; init; } = new();

    /// <summary>The rules file; null leaves the default rules.</summary>
    public string? Rules { get; init; }

    /// <summary>For links in messages; its host is allowed besides the address that is listened on.</summary>
    public Uri? PublicUrl { get; init; }

    public AccessMode Access { get; init; } = AccessMode.Token;

    public IReadOnlyList<ChannelSettings> Channels { get; init; } = [];
}
