using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Formats;

namespace LogMonitor.Core.Parsing.Layouts;

/// <summary>The structured data of a syslog message (RFC 5424, 6.3): <c>[id name="value" …][…]</c>, or a dash.</summary>
internal static class StructuredData
{
    /// <summary>How many bytes it takes, or -1.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("-"u8)) return 1;
        var at = 0;
        while (at < text.Length && text[at] == '[')
        {
            var end = ElementLength(text[at..]);
            if (end < 0) return -1;
            at += end;
        }

        return at == 0 ? -1 : at;
    }

    /// <summary>The parameter called <c>id.name</c>, unescaped into <paramref name="buffer"/>.</summary>
    public static bool TryFind(ReadOnlySpan<byte> data, ReadOnlySpan<byte> name, FieldBuffer buffer, out FieldValue value)
    {
        while (data.Length > 0 && data[0] == '[' && ElementLength(data) is var length and > 0)
        {
            var element = data[1..(length - 1)];
            data = data[length..];
            var id = Id(element);
            if (name.Length <= id.Length + 1 || name[id.Length] != '.' || !System.Text.Ascii.EqualsIgnoreCase(id, name[..id.Length])) continue;
            var parameters = new KeyValuePairs(element[id.Length..]);
            while (parameters.MoveNext())
            {
                if (!System.Text.Ascii.EqualsIgnoreCase(parameters.Key, name[(id.Length + 1)..])) continue;
                value = parameters.Value(buffer);
                return true;
            }
        }

        value = default;
        return false;
    }

    public static void Visit(ReadOnlySpan<byte> data, FieldBuffer buffer, IFieldVisitor visitor)
    {
        Span<byte> name = stackalloc byte[256];
        while (data.Length > 0 && data[0] == '[' && ElementLength(data) is var length and > 0)
        {
            var element = data[1..(length - 1)];
            data = data[length..];
            var id = Id(element);
            var parameters = new KeyValuePairs(element[id.Length..]);
            while (parameters.MoveNext())
            {
                if (id.Length + 1 + parameters.Key.Length > name.Length) continue;
                id.CopyTo(name);
                name[id.Length] = (byte)'.';
                parameters.Key.CopyTo(name[(id.Length + 1)..]);
                visitor.Visit(name[..(id.Length + 1 + parameters.Key.Length)], parameters.Value(buffer));
            }
        }
    }

    private static ReadOnlySpan<byte> Id(ReadOnlySpan<byte> element)
    {
        var space = element.IndexOf((byte)' ');
        return space < 0 ? element : element[..space];
    }

    // A bracket within quotes closes nothing.
    private static int ElementLength(ReadOnlySpan<byte> text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == ']') return at + 1;
            if (text[at] != '"') continue;
            var close = Escapes.ClosingQuote(text[at..]);
            if (close < 0) return -1;
            at += close;
        }

        return -1;
    }
}
