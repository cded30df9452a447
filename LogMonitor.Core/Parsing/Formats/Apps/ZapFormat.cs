namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Zap's console encoder, parts between tabs: <c>2026-11-20T12:00:00.123Z INFO cart cart/order.go:42 Order placed {"id": 7}</c>. Fields: <c>logger</c>, <c>caller</c>,
/// <c>line</c>, and the members of the context.
/// </summary>
internal sealed class ZapFormat() : JsonContextFormat(
    "zap",
    "{time}\t{level}\t(?{logger:name}\t?){caller:name}:{line:int}\t{message}",
    "{time}\t{level}\t{logger:name}\t{message}",
    "{time}\t{level}\t{message}");
