using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing;

/// <summary>Log text is written by others: whatever it is, reading it ends, and without an exception.</summary>
public class HostileTextTests
{
    private static readonly string[] Fragments =
    [
        "2026-11-20 11:00:00", "2026-11-20T11:00:00.123456789+01:00", "Nov 20 ", "Nov 20 11:00:00", "Fri, ", "20/Nov/2026:11:00:00 +0000", "11:00:00", "1795172400", "E1120 ", "081109 203615",
        "[", "]", "{", "}", "\"", "'", "\\", ":", "=", ",", " ", "\t", "<34>", "<", ">", "|", "-", " - ", "---", "+01", "Z", "%", "\0", "\r", "\n", "\uFFFD", "\u00e4", "\U0001F600",
        "ERROR", "error:", "[INF]", "level=", "E", "/", "[client ", "host app[7]: ", "a=b", "k=\"v", "{a=[", "http://x?y=z",
        "{\"@t\":\"", "\"@mt\":\"{A} {", "\":{\"", "\"}", "null", "1e999", "\"log\":{\"level\":", "\"Properties\":{", "\\u12", "\\ud83d", "- - [", "] \"", "\" 200 5",
        "Traceback (most recent call last):", "goroutine 1 [", "at x", "Caused by: ", "panic: ",
    ];

    private static Gen<byte[]> Text { get; } = Gen.OneOf(
            Gen.Elements(Fragments).Select(Encoding.UTF8.GetBytes),
            Gen.Elements(new byte[] { 0xFF }, [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0x80], [0xED, 0xA0, 0x80]))
        .ListOf()
        .Select(parts => parts.SelectMany(part => part).ToArray());

    [Fact]
    public void Every_format_reads_any_text() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Text.ToArbitrary(), bytes =>
    {
        var text = Encoding.UTF8.GetString(bytes);
        foreach (var format in FormatRegistry.Default.All)
        {
            FormatReading.Head(format, text, out _);
            FormatReading.Fields(format, text);
            FormatReading.Message(format, text);
            foreach (var name in new[] { "a", "logger", "trace", "log.level", "path", "a.b.c" }) FormatReading.Field(format, text, name);
        }

        return true;
    }));

    [Fact]
    public void Any_bytes_are_framed_to_the_end_within_the_limits() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(
        (from text in Text from cuts in Gen.Choose(1, 40).ListOf() from flush in Gen.Elements(FrameFlush.None, FrameFlush.Records, FrameFlush.Partial) select (text, cuts, flush)).ToArbitrary(),
        sample =>
        {
            var options = new FramingOptions { MaxLineBytes = 50, MaxRecordBytes = 120, MaxRecordLines = 5 };
            var stream = new FramedStream(options);
            var at = 0;
            foreach (var cut in sample.cuts)
            {
                var end = Math.Min(sample.text.Length, at + cut);
                stream.Write(sample.text.AsSpan(at, end - at), sample.flush);
                stream.PendingBytes.ShouldBeLessThanOrEqualTo(options.MaxLineBytes + options.MaxRecordBytes + 4);
                at = end;
            }

            stream.Write(sample.text.AsSpan(at), FrameFlush.End);
            stream.Offset.ShouldBe(sample.text.Length);
            stream.Rows.ShouldAllBe(row => row.Offset >= 0 && row.Offset < sample.text.Length);
            stream.Rows.Zip(stream.Rows.Skip(1)).ShouldAllBe(pair => pair.First.Offset < pair.Second.Offset);
            // Only the rest of a line may be empty: of NULs, or to carry the flag of what was dropped.
            stream.Rows.ShouldAllBe(row => !row.Text.Contains('\0') && (row.Text.Length > 0 || row.Flags.HasFlag(RowFlags.SameLine)));
            return true;
        }));
}
