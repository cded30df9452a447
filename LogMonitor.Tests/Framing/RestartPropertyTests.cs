using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Framing;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Framing;

/// <summary>However the bytes of a source are split, waited for, and read again after a kill: each stream's records are the same.</summary>
public class RestartPropertyTests
{
    private static readonly string[] Texts =
    [
        "2026-11-20T11:00:00.123Z INFO plain", "2026-11-20T11:00:01Z ERROR fäiled € 😀", "   at A.B(\tindented, to be cut in two)", "   x\ty", "2026-11-20T11:00:02Z WARN \"quoted\"",
    ];

    // A part that ends within its stamp is taken for a line without one.
    private const int StampLength = 25;

    [Fact]
    public void Of_Docker() => Holds("docker");

    [Fact]
    public void Of_Kubernetes() => Holds("cri");

    [Fact]
    public void Of_UTF_16()
    {
        var texts = Gen.Elements(Texts).ListOf().Select(lines => string.Concat(lines.Prepend(Texts[0]).Select(line => line + "\r\n")));
        Holds([FrameFlush.None, FrameFlush.Records], from text in texts from bigEndian in Gen.Elements(false, true) select Utf16Tests.Bytes(bigEndian, text));
    }

    private static void Holds(string runtime)
    {
        var line = from text in Gen.Elements(Texts)
                   from stream in Gen.Elements("stdout", "stdout", "stderr")
                   from parts in Gen.Choose(1, 3)
                   select (text, stream, parts);
        Holds([FrameFlush.None, FrameFlush.Records, FrameFlush.Partial], line.ListOf().Select(lines => Encoding.UTF8.GetBytes(string.Concat(Envelopes(runtime, lines)))));
    }

    // The parts of a line may have lines of the other stream between them.
    private static IEnumerable<string> Envelopes(string runtime, IReadOnlyList<(string Text, string Stream, int Parts)> lines)
    {
        yield return EnvelopeTests.Whole(runtime, "stdout", Texts[0]);
        yield return EnvelopeTests.Whole(runtime, "stderr", Texts[0]);
        var open = new Dictionary<string, string>();
        foreach (var (text, stream, parts) in lines)
        {
            if (open.Remove(stream, out var rest)) yield return EnvelopeTests.Whole(runtime, stream, rest);
            var cut = Math.Max(StampLength, text.Length / parts);
            if (parts == 1 || cut >= text.Length || char.IsLowSurrogate(text[cut]))
            {
                yield return EnvelopeTests.Whole(runtime, stream, text);
                continue;
            }

            yield return EnvelopeTests.Part(runtime, stream, text[..cut]);
            open[stream] = text[cut..];
        }

        foreach (var (stream, rest) in open) yield return EnvelopeTests.Whole(runtime, stream, rest);
    }

    private static void Holds(FrameFlush[] flushes, Gen<byte[]> sources)
    {
        var turn = from length in Gen.Choose(0, 300)
                   from flush in Gen.Elements(flushes)
                   from commits in Gen.Elements<int?>(null, null, 0, 1)
                   from wait in Gen.Elements(0, 0, 0.06, 1.1)
                   select (length, flush, commits, wait);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll((from bytes in sources from turns in turn.ListOf() select (bytes, turns)).ToArbitrary(), sample =>
        {
            var whole = new ReadSource().Write(sample.bytes, FrameFlush.End);
            // What is learned of a stream is learned from whole lines: half of the first one would tell something else.
            var at = sample.bytes.AsSpan().IndexOf((byte)'\n') + 1;
            var source = new ReadSource().Write(sample.bytes.AsSpan(0, at), FrameFlush.Records);
            foreach (var (length, flush, commits, wait) in sample.turns)
            {
                var end = Math.Min(sample.bytes.Length, at + length);
                source.Time.Advance(wait);
                source.Append(sample.bytes.AsSpan(at, end - at)).Read(flush, commits);
                at = end;
            }

            source.Append(sample.bytes.AsSpan(at)).Read(FrameFlush.Records).Read(FrameFlush.End);
            foreach (var stream in whole.Rows.Keys) source.Joined(stream).ShouldBe(whole.Joined(stream));
            source.Rows.Keys.Order().ShouldBe(whole.Rows.Keys.Order());
            source.PendingBytes.ShouldBe(0);
        }));
    }
}
