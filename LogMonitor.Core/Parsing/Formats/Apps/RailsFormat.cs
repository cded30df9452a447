using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Rails, and whatever logs through Ruby's Logger: <c>I, [2026-11-20T12:00:00.123456 #7]  INFO -- : [8f2c6c1e-…] Completed 200 OK in 12ms</c>. Fields: <c>pid</c>, <c>progname</c>,
/// and those of <see cref="RailsPlainFormat"/>.
/// </summary>
internal sealed class RailsFormat() : LayoutFormat(
    "rails",
    Head + RailsPlainFormat.Started + "{}>>",
    Head + RailsPlainFormat.Completed,
    Head + RailsPlainFormat.Processing,
    Head + "{message}")
{
    private const string Head = "{:letter}, [{time} #{pid:int}] {level:any} -- (?{progname:module}?): " + RailsPlainFormat.Tag;
}
