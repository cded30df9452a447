namespace LogMonitor.Core.Framing.Decoding;

/// <summary>Takes the lines of a container's two streams out of their envelopes. A line that is none is passed on as it is.</summary>
internal sealed class EnvelopeDecoder(Envelope envelope, Func<string?, Substream> streamOf, TimeProvider time) : ContentDecoder
{
    // The runtimes split lines at 16 KiB, and an escape takes at most six bytes for one.
    private const int MaxEnvelopeBytes = 1024 * 1024;

    public override int Decode(ReadOnlySpan<byte> data, long offset, bool isEnd)
    {
        var now = time.GetTimestamp();
        var at = 0;
        while (at < data.Length)
        {
            var length = data[at..].IndexOf((byte)'\n');
            if (length < 0)
            {
                if (!isEnd && data.Length - at < MaxEnvelopeBytes) break;
                TakeOther(data[at..], offset + at, now);
                return data.Length;
            }

            Take(data.Slice(at, length + 1), offset + at, now);
            at += length + 1;
        }

        return at;
    }

    public override (long Offset, int Skip) PlaceOf(DecodedText text, int index)
    {
        ref readonly var place = ref text.At(index);
        return (place.Offset, place.Skipped + index - place.Start);
    }

    private void Take(ReadOnlySpan<byte> whole, long offset, long now)
    {
        var line = whole[..^1];
        if (!envelope.TryRead(line, out var found))
        {
            TakeOther(whole, offset, now);
            return;
        }

        var stream = streamOf(found.IsError ? Envelope.Error : Envelope.Output);
        if (!IsNew(stream, offset, whole.Length, now)) return;
        var start = Begin(stream, offset, found.TimeTicks);
        envelope.Append(line, in found, stream.Text);
        stream.Text.Remove(start, SkipOf(stream, offset));
    }

    private void TakeOther(ReadOnlySpan<byte> bytes, long offset, long now)
    {
        var stream = streamOf(Envelope.Output);
        if (!IsNew(stream, offset, bytes.Length, now)) return;
        var start = Begin(stream, offset, timeTicks: 0);
        stream.Text.Append(bytes);
        stream.Text.Remove(start, SkipOf(stream, offset));
    }

    private static bool IsNew(Substream stream, long offset, int length, long now)
    {
        if (offset >= stream.SeenTo)
        {
            stream.SeenTo = offset + length;
            stream.GrewAt = now;
        }

        return offset >= stream.Offset;
    }

    private static int Begin(Substream stream, long offset, long timeTicks)
    {
        stream.Text.Begin(offset, SkipOf(stream, offset), timeTicks);
        return stream.Text.Length;
    }

    private static int SkipOf(Substream stream, long offset) => offset == stream.Offset ? stream.Skip : 0;
}
