using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>Cassandra and Scylla's Java tools: <c>INFO  [main] 2026-11-20 12:00:00,123 CassandraDaemon.java:650 - Startup complete</c>. Fields: <c>thread</c>, <c>source_file</c>, <c>line</c>.</summary>
internal sealed class CassandraFormat() : LayoutFormat("cassandra", "{level} [{thread}] {time} {source_file:name}:{line:int} - {message}");
