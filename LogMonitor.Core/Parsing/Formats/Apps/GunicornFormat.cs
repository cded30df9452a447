using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Gunicorn's and Hypercorn's error log: <c>[2026-11-20 12:00:00 +0000] [7] [INFO] Booting worker</c>. Field: <c>pid</c>. Their access log is Apache's.
/// </summary>
internal sealed class GunicornFormat() : LayoutFormat("gunicorn", "[{time}] [{pid:int}] [{level}] {message}");
