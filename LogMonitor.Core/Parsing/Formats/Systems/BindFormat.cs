using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>BIND with categories and severities: <c>20-Nov-2026 12:00:00.123 queries: info: client @0x7f 203.0.113.7#5000 (shop.example): query: shop.example IN A</c>. Fields: <c>category</c>.</summary>
internal sealed class BindFormat() : LayoutFormat("bind", "{time} {category:tag}: {level}: {message}");
