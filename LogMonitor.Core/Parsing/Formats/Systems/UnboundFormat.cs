using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>Unbound: <c>[1763640000] unbound[7:0] info: start of service</c>. Fields: <c>pid</c>, <c>thread</c>.</summary>
internal sealed class UnboundFormat() : LayoutFormat("unbound", "[{time}] unbound[{pid:int}:{thread:int}] {level}: {message}");
