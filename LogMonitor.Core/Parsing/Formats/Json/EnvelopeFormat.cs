using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// Lines of containers as Fluent Bit, Fluentd and Vector hand them on: <c>{"log":"WARN slow","stream":"stderr","time":"2026-11-20T11:00:00.5Z","kubernetes":{"pod_name":"shop-1"}}</c>. The level
/// is that of the line inside. Also <c>pod</c>, <c>namespace</c>, <c>container</c>, <c>host</c>.
/// </summary>
internal sealed class EnvelopeFormat : JsonDialect
{
    // Where the levels of most lines stand.
    private const int MaxInside = 256;

    private static readonly JsonPath Log = new("log");
    private static readonly JsonPath Inside = new("message");

    public EnvelopeFormat()
        : base("kubernetes-envelope", "\"kubernetes\":{|\"kubernetes\": {", "\"log\":|\"message\":")
    {
        Messages = [Log, Inside];
        Aliases =
        [
            new("pod", "kubernetes>pod_name"),
            new("namespace", "kubernetes>namespace_name"),
            new("namespace", "kubernetes>pod_namespace"),
            new("container", "kubernetes>container_name"),
            new("host", "kubernetes>host"),
            new("host", "kubernetes>pod_node_name"),
        ];
    }

    protected override int Certainty => 99;

    public override bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        if (!base.TryParseHead(line, shape, arrivalTicks, out head)) return false;
        if (head.Level == LogLevel.Unknown && (Log.TryFind(line, out var inside) || Inside.TryFind(line, out inside))) head.Level = LevelOf(inside.Raw(line), shape, arrivalTicks);
        return true;
    }

    private static LogLevel LevelOf(ReadOnlySpan<byte> escaped, StreamShape shape, long arrivalTicks)
    {
        Span<byte> text = stackalloc byte[MaxInside];
        var length = 0;
        for (var at = 0; at < escaped.Length && length < MaxInside; at++)
        {
            if (escaped[at] == '\\' && at + 1 < escaped.Length) at++;
            text[length++] = escaped[at];
        }

        return PlainFormat.Instance.TryParseHead(text[..length], shape, arrivalTicks, out var head) ? head.Level : PlainFormat.LevelWithoutStamp(text[..length]);
    }
}
