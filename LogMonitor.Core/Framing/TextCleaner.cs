using System.Text;
using System.Text.Unicode;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Framing;

/// <summary>The slow way from raw bytes to a row's text: carriage returns before line breaks, NULs and bytes that are not UTF-8.</summary>
internal static class TextCleaner
{
    private static ReadOnlySpan<byte> Replacement => "\uFFFD"u8;

    /// <summary>Appends the lines of <paramref name="text"/> to the open row, each cut to <paramref name="maxLine"/> bytes.</summary>
    /// <returns>InvalidUtf8 and Truncated where they apply.</returns>
    public static RowFlags AppendLines(ReadOnlySpan<byte> text, int maxLine, LogBatchBuilder into, FramingCounters counters)
    {
        var flags = RowFlags.None;
        while (true)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            if (end > 0 && line[^1] == '\r') line = line[..^1];
            if (line.Length > maxLine)
            {
                var kept = Utf8Edges.Cut(line, maxLine);
                counters.DiscardedBytes += line.Length - kept.Length;
                counters.TruncatedLines++;
                line = kept;
                flags |= RowFlags.Truncated;
            }

            flags |= AppendClean(line, into);
            if (end < 0) return flags;
            into.AppendText("\n"u8);
            text = text[(end + 1)..];
        }
    }

    private static RowFlags AppendClean(ReadOnlySpan<byte> line, LogBatchBuilder into)
    {
        var flags = RowFlags.None;
        while (!line.IsEmpty)
        {
            var nul = line.IndexOf((byte)0);
            var part = nul < 0 ? line : line[..nul];
            if (Utf8.IsValid(part))
            {
                into.AppendText(part);
            }
            else
            {
                AppendReplaced(part, into);
                flags = RowFlags.InvalidUtf8;
            }

            if (nul < 0) break;
            line = line[(nul + 1)..];
        }

        return flags;
    }

    private static void AppendReplaced(ReadOnlySpan<byte> text, LogBatchBuilder into)
    {
        var valid = 0;
        while (valid < text.Length)
        {
            if (Rune.DecodeFromUtf8(text[valid..], out _, out var length) == System.Buffers.OperationStatus.Done)
            {
                valid += length;
                continue;
            }

            into.AppendText(text[..valid]);
            into.AppendText(Replacement);
            text = text[(valid + length)..];
            valid = 0;
        }

        into.AppendText(text);
    }
}
