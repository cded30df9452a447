using System.Globalization;
using LogMonitor.Core.Text;

namespace LogMonitor.Core.Sources;

/// <summary>What is wrong with a source, and what its operator can do about it; both are whole sentences.</summary>
public sealed record SourceAdvice(string Problem, string Remedy)
{
    /// <summary>The most pressing one; null while all is well.</summary>
    public static SourceAdvice? For(SourceStatus status)
    {
        if (status.Error is { } error) return new SourceAdvice(Sentence(error), Against(status.Fault));
        if (status.IsStalled) return new SourceAdvice($"{ByteSizes.Format(status.LagBytes)} are unread and nothing was read for {Span(status.LagSeconds)}.",
            "Look at the disk or share that holds it, and at the load of this machine. The file stays open: nothing is lost unless it is truncated.");
        if (status.State == SourceState.Paused) return new SourceAdvice("Reading waits for the log, which cannot take more at the moment.",
            "Nothing is lost meanwhile unless the file is truncated. If it lasts, see whether the data directory's disk is full or slow.");
        if (status.Gaps > 0) return new SourceAdvice(
            status.GapBytes > 0 ? $"{ByteSizes.Format(status.GapBytes)} were truncated or removed before they could be read." : "Something was truncated or removed before it could be read.",
            "Rotate by renaming instead of copytruncate, keep one rotated file uncompressed, and let the glob match rotated files too.");
        if (status.SilentSeconds is { } silent) return new SourceAdvice($"Nothing came for {Span(silent)}, which is unusual for it.",
            "See whether its program still runs and writes to this file, and whether a filter or another level was set there.");
        return null;
    }

    private static string Against(SourceFault fault) => fault switch
    {
        SourceFault.Denied => "Let the account that LogMonitor runs as read the file and enter its folders, by its group or with setfacl. Reading goes on by itself.",
        SourceFault.TooManyFiles => "Raise the limit (ulimit -n, LimitNOFILE=, --ulimit nofile=) or lower Sources:MaxOpenFiles. Reading goes on by itself.",
        SourceFault.Device => "Check the disk or the network share. It is tried again all the time, and what was read is remembered.",
        SourceFault.Link => "Correct the link: it leads back to itself.",
        SourceFault.Credentials => "Correct the user and the password in its address, and let that user read it. It is tried again all the time.",
        SourceFault.Missing => "Correct its name, or create it: LogMonitor does not, since it cannot know how. It is tried again all the time.",
        SourceFault.Unreachable => "See whether the server runs and is reached from here under that address. It is tried again all the time, and the server keeps what is unread.",
        _ => "It is tried again all the time, and what was read is remembered.",
    };

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";

    private static string Span(double seconds) => seconds switch
    {
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} seconds"),
        < 7_200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} minutes"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600:0} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:0} days"),
    };
}
