using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>ClickHouse: <c>2026.11.20 12:00:00.123456 [ 7 ] {5c0f-query-id} &lt;Error&gt; TCPHandler: Code: 60</c>. Fields: <c>thread</c>, <c>query_id</c>, <c>logger</c>.</summary>
internal sealed class ClickHouseFormat() : LayoutFormat("clickhouse", "{time} [ {thread:int} ] {query_id:bracketed} <{level}> {logger}: {message}");
