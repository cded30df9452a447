namespace LogMonitor.Core.Framing.Decoding;

internal sealed class Utf16Decoder(bool bigEndian, Func<string?, Substream> streamOf) : ContentDecoder
{
    private readonly Utf16Text _utf16 = new(bigEndian);

    public override int Decode(ReadOnlySpan<byte> data, long offset, bool isEnd) => _utf16.Append(data, offset, isEnd, streamOf(null).Text);

    public override (long Offset, int Skip) PlaceOf(DecodedText text, int index)
    {
        ref readonly var line = ref text.At(index);
        return (line.Offset + Utf16Text.BytesOf(text.Bytes[line.Start..index]), 0);
    }
}
