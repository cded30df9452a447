using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>
/// Hadoop, HDFS, YARN and HBase: <c>2026-11-20 12:00:00,123 INFO [main] org.apache.hadoop.mapreduce.v2.app.MRAppMaster: Created</c>, with or without the thread; HDFS's audit log is
/// <c>… FSNamesystem.audit: allowed=true</c> and its pairs. Fields: <c>thread</c>, <c>logger</c>.
/// </summary>
internal sealed class HadoopFormat() : LayoutFormat("hadoop", "{time} {level} (?[{thread:word}] ?){logger:name}: {message}", "{time} {level} [{thread}] {logger:name}: {message}", "{time} {thread:int} {level} {logger:name}: {message}")
{
    // Spark and others write the same.
    protected override int Certainty => 80;

    // In small letters it is a sentence's first word.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => word.IndexOfAnyInRange((byte)'a', (byte)'z') < 0 ? base.ReadLevel(word) : LogLevel.Unknown;
}
