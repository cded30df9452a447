using LogMonitor.Core.Events;

namespace LogMonitor.Core.Sources;

/// <summary>What a source knows of a stream when it opens it.</summary>
/// <param name="Key">The name under which the source finds the stream again after a restart.</param>
/// <param name="Reading">What the configuration decides about how it is read; <see cref="StreamReading.Learned"/> where it decides nothing; null leaves it as it was.</param>
/// <param name="Continues">The stream whose last record may go on in this one: the file before it in a rotation.</param>
public sealed record StreamDescriptor(string Key, StreamLabels Labels, StreamReading? Reading = null, LogStream? Continues = null)
{
    /// <summary>The stream of that name among those that one source holds, such as the outputs in a container's file; null is the only one.</summary>
    public StreamDescriptor Within(string? name) => name is null
        ? this
        : this with { Key = $"{Key}:{name}", Labels = Labels with { Others = new Dictionary<string, string>(Labels.Others) { ["stream"] = name } } };
}
