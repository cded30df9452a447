using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>Kafka: <c>[2026-11-20 12:00:00,123] INFO [KafkaServer id=0] started (kafka.server.KafkaServer)</c>. Fields: <c>component</c>, <c>logger</c>.</summary>
internal sealed class KafkaFormat() : LayoutFormat("kafka", "[{time}] {level} (?[{component}] ?){message} ({logger:name})", "[{time}] {level} (?[{component}] ?){message}")
{
    // The class at the end is missing where a message has line breaks.
    protected override int Certainty => 85;
}
