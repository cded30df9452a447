using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>Consul, Vault, Nomad and Terraform: <c>2026-11-20T12:00:00.123Z [INFO]  agent.server: started: node=web-1</c>. Fields: <c>logger</c>, and the pairs.</summary>
internal sealed class HclogFormat() : LayoutFormat("hclog", "(?==> ?){time} [{level}] (?({}) ?)(?{logger:name}: ?){message}")
{
    // Others write a level in brackets, too, few with a stamp of RFC 3339 before it.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape) => line.Length > 11 && (line[10] == 'T' || line[0] == '=') ? base.Score(line, shape) : 0;

    protected override int Certainty => 92;
}
