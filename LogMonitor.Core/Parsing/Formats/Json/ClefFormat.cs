namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Serilog's compact layout: <c>{"@t":"2026-11-20T11:00:00.5Z","@mt":"Paid {Sum}","Sum":7}</c>. A template's message is rendered.</summary>
internal sealed class ClefFormat() : JsonDialect("clef", "\"@t\":");
