using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Tests.Support;

/// <summary>
/// <c>a=1 b="two words"</c>, for tests that need fields and no particular format. Within quotes a backslash escapes;
/// an unquoted number is a number, <c>null</c> is null.
/// </summary>
internal sealed class KeyValueFormat : LogFormat
{
    public static KeyValueFormat Instance { get; } = new();

    public override string Name => "key-value";

    public override bool FieldsAreVerbatim => true;

    /// <summary>How often a field was looked for.</summary>
    public int Lookups { get; private set; }

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        Lookups++;
        var at = 0;
        while (TryNext(text, ref at, buffer, out var key, out value))
        {
            if (Ascii.EqualsIgnoreCase(key, name.Utf8)) return true;
        }

        return false;
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        var at = 0;
        while (TryNext(text, ref at, buffer, out var key, out var value)) visitor.Visit(key, value);
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
        => TryGetField(text, MessageName, buffer, out var value) ? value.Text : text;

    private static readonly FieldName MessageName = new("msg");

    private static bool TryNext(ReadOnlySpan<byte> text, scoped ref int at, FieldBuffer buffer, out ReadOnlySpan<byte> key, out FieldValue value)
    {
        while (at < text.Length)
        {
            var rest = text[at..];
            var end = rest.IndexOfAny((byte)'=', (byte)' ');
            if (end < 0) break;
            at += end + 1;
            if (rest[end] == ' ') continue;
            key = rest[..end];
            value = Value(text, ref at, buffer);
            return true;
        }

        key = default;
        value = default;
        return false;
    }

    private static FieldValue Value(ReadOnlySpan<byte> text, scoped ref int at, FieldBuffer buffer)
    {
        var rest = text[at..];
        if (!rest.StartsWith((byte)'"'))
        {
            var raw = rest[..(rest.IndexOf((byte)' ') is var space and >= 0 ? space : rest.Length)];
            at += raw.Length;
            return new FieldValue(raw, raw.SequenceEqual("null"u8) ? FieldKind.Null : double.TryParse(raw, out _) ? FieldKind.Number : FieldKind.Text);
        }

        var room = buffer.Rent(rest.Length);
        var length = 0;
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length) at++;
            room[length++] = text[at];
        }

        at++;
        return new FieldValue(room[..length], FieldKind.Text);
    }
}
