using LogMonitor.Core.Events;

namespace LogMonitor.Core.Sources;

/// <summary>What a source knows of a stream when it opens it.</summary>
/// <param name="Key">The name under which the source finds the stream again after a restart.</param>
/// <param name="Continues">The stream whose last record may go on in this one: the file before it in a rotation.</param>
public sealed record StreamDescriptor(string Key, StreamLabels Labels, LogStream? Continues = null);
