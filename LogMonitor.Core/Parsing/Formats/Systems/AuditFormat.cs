using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>Linux's audit log: <c>type=SYSCALL msg=audit(1763640000.123:456): arch=c000003e success=no</c>. Fields: <c>type</c>, <c>serial</c>, <c>node</c>, and the pairs.</summary>
internal sealed class AuditFormat() : LayoutFormat("audit", "(?node={node:word} ?)type={type:word} msg=audit({time}:{serial:int}): {message}")
{
    public override bool HasMultilineRecords => false;
}
