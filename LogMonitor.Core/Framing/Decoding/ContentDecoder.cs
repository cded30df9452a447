namespace LogMonitor.Core.Framing.Decoding;

/// <summary>Decodes the bytes of a source into the texts of its streams. What a stream has taken before is left out.</summary>
internal abstract class ContentDecoder
{
    /// <summary>Appends what is new to <see cref="Substream.Text"/>.</summary>
    /// <param name="isEnd">Nothing will follow.</param>
    /// <returns>How many bytes were looked at: behind them a line or a character is not whole yet.</returns>
    public abstract int Decode(ReadOnlySpan<byte> data, long offset, bool isEnd);

    /// <summary>Where in the source the byte of a text comes from: an offset, and how much text from there on lies before it.</summary>
    public abstract (long Offset, int Skip) PlaceOf(DecodedText text, int index);
}
