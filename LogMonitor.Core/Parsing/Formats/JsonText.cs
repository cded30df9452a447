using System.Text.Json;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>Texts of JSON without their escapes.</summary>
internal static class JsonText
{
    /// <summary>Writes the text or name that the reader stands on. The target holds at least as many bytes as it has with escapes.</summary>
    public static int Copy(scoped ref Utf8JsonReader reader, scoped Span<byte> target)
    {
        try
        {
            return reader.CopyString(target);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, as JavaScript writes a text that was cut, or bytes that are no UTF-8: it is left as it stands.
            reader.ValueSpan.CopyTo(target);
            return reader.ValueSpan.Length;
        }
    }
}
