using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>
/// Elasticsearch and OpenSearch as text, slow logs included: <c>[2026-11-20T12:00:00,123][INFO ][o.e.n.Node] [node-1] started</c>. Fields: <c>logger</c>, <c>node</c>, <c>index</c>; of slow logs also
/// <c>took</c>, <c>took_millis</c> and the others in brackets.
/// </summary>
internal sealed class ElasticsearchFormat() : LayoutFormat(
    "elasticsearch",
    "[{time}][{level}(? ?)][{logger:name}(? ?)] [{node}] (?[{index}][{shard:int}] ?)(?took[{took}], took_millis[{took_millis:int}], ?){message}",
    "[{time}][{level}(? ?)][{logger:name}(? ?)] {message}");
