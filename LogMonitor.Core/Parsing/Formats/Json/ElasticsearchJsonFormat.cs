namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// Elasticsearch since version 7: <c>{"type": "server", "timestamp": "2026-11-20T11:00:00,123Z", "level": "WARN", "component": "o.e.n.Node", "cluster.name": "shop", "node.name": "es-1", "message": "…"}</c>, and
/// in ECS since version 8. Also <c>logger</c>, <c>host</c> (the node).
/// </summary>
internal sealed class ElasticsearchJsonFormat : JsonDialect
{
    public ElasticsearchJsonFormat()
        : base("elasticsearch-json", "\"cluster.name\":|\"elasticsearch.cluster.name\":|\"event.dataset\":\"elasticsearch.")
    {
        Aliases =
        [
            new("logger", "component"),
            new("logger", "log.logger"),
            new("host", "node.name"),
            new("host", "elasticsearch.node.name"),
            new("cluster", "cluster.name"),
            new("cluster", "elasticsearch.cluster.name"),
        ];
    }
}
