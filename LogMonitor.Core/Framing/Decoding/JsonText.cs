using System.Buffers.Text;
using System.Text;

namespace LogMonitor.Core.Framing.Decoding;

/// <summary>The text of a JSON string without its escapes (RFC 8259, section 7).</summary>
internal static class JsonText
{
    // No byte of UTF-8: the framer replaces it and says so.
    private const byte Invalid = 0xFF;

    public static void Append(ReadOnlySpan<byte> escaped, DecodedText into)
    {
        while (true)
        {
            var at = escaped.IndexOf((byte)'\\');
            if (at < 0 || at + 1 >= escaped.Length)
            {
                into.Append(escaped);
                return;
            }

            into.Append(escaped[..at]);
            escaped = escaped[(at + 1)..];
            if (escaped[0] == 'u')
            {
                escaped = escaped[AppendCharacter(escaped, into)..];
                continue;
            }

            into.Append(escaped[0] switch
            {
                (byte)'n' => (byte)'\n',
                (byte)'t' => (byte)'\t',
                (byte)'r' => (byte)'\r',
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                var other => other,
            });
            escaped = escaped[1..];
        }
    }

    /// <returns>How many bytes of <c>uXXXX</c>, or of two such escapes that make one character, were read.</returns>
    private static int AppendCharacter(ReadOnlySpan<byte> escape, DecodedText into)
    {
        if (!TryReadUnit(escape, out var unit))
        {
            into.Append((byte)'u');
            return 1;
        }

        if (Rune.TryCreate(unit, out var rune)) return Append(rune, into, 5);
        if (escape.Length > 6 && escape[5] == '\\' && TryReadUnit(escape[6..], out var low) && Rune.TryCreate(unit, low, out rune)) return Append(rune, into, 11);
        into.Append(Invalid);
        return 5;
    }

    private static int Append(Rune rune, DecodedText into, int read)
    {
        into.Advance(rune.EncodeToUtf8(into.Room(4)));
        return read;
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> escape, out char unit)
    {
        unit = default;
        if (escape.Length < 5 || escape[0] != 'u' || !Utf8Parser.TryParse(escape[1..5], out ushort value, out var read, 'x') || read != 4) return false;
        unit = (char)value;
        return true;
    }
}
