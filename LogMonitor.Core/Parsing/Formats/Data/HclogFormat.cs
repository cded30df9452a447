using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>Consul, Vault, Nomad and Terraform: <c>2026-11-20T12:00:00.123Z [INFO]  agent.server: started: node=web-1</c>. Fields: <c>logger</c>, and the pairs.</summary>
internal sealed class HclogFormat() : LayoutFormat("hclog", "(?==> ?){time} [{level}] (?({}) ?)(?{logger:name}: ?){message}")
{
    protected override int Certainty => 75;
}
