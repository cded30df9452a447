using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>
/// The kernel's ring buffer as <c>dmesg</c> prints it: <c>[   12.345678] usb 1-1: new device</c>, also with a priority. The stamp counts seconds since the boot, which a log does not tell:
/// it is the field <c>uptime_s</c>, and the record's time is its arrival.
/// </summary>
internal sealed class KernelFormat() : LayoutFormat("dmesg", "(?<{pri:int}>?)[(? ?){uptime_s:number}] {message}")
{
    public override bool HasMultilineRecords => false;

    // A number in brackets may be anything; the kernel's has microseconds.
    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        var close = line.IndexOf((byte)']');
        return close > 7 && line[close - 7] == '.' ? base.Score(line, shape) : 0;
    }

    protected override LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match)
    {
        var level = SyslogPriority.LevelOf(line, layout, in match);
        return level == LogLevel.Unknown ? base.LevelOf(line, layout, in match) : level;
    }
}
