using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Rust's env_logger: <c>[2026-11-20T12:00:00Z INFO  shop::cart] Order 7 placed</c>. Field: <c>logger</c>.
/// </summary>
internal sealed class EnvLoggerFormat() : LayoutFormat("env-logger", "[{time} {level} {logger:module}] {message}", "[{time} {level} ] {message}");
