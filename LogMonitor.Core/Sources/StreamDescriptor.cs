using LogMonitor.Core.Events;

namespace LogMonitor.Core.Sources;

/// <summary>What a source knows of a stream when it opens it.</summary>
/// <param name="Key">The name under which the source finds the stream again after a restart.</param>
/// <param name="Reading">What the configuration decides about how it is read; <see cref="StreamReading.Learned"/> where it decides nothing; null leaves it as it was.</param>
public sealed record StreamDescriptor(string Key, StreamLabels Labels, StreamReading? Reading = null);
