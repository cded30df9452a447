using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>cloud-init: <c>2026-11-20 12:00:00,123 - util.py[WARNING]: Failed to read</c>. Fields: <c>logger</c> (the source file).</summary>
internal sealed class CloudInitFormat() : LayoutFormat("cloud-init", "{time} - {logger:name}[{level}]: {message}");
