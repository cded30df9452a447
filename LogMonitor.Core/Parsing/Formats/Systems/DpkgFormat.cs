using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>dpkg's log: <c>2026-11-20 12:00:00 status installed libc6:amd64 2.36-9</c>. Fields: <c>package</c>, <c>version</c>, <c>new_version</c>, <c>state</c>.</summary>
internal sealed class DpkgFormat() : LayoutFormat(
    "dpkg",
    "{time} <<status {state:word} {package:word} {version:word}>>",
    Change("install"),
    Change("upgrade"),
    Change("configure"),
    Change("trigproc"),
    Change("remove"),
    Change("purge"),
    Change("disappear"),
    "{time} <<startup {phase:word} {command:word}>>",
    "{time} <<conffile {path:word} {decision:word}>>")
{
    public override bool HasMultilineRecords => false;

    protected override LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match) => LogLevel.Info;

    private static string Change(string action) => $"{{time}} <<{action} {{package:word}} {{version:word}} {{new_version:word}}>>";
}
