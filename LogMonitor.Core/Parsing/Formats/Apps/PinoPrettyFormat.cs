using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// What pino-pretty makes of pino's JSON: <c>[12:00:00.123] INFO (shop/7 on web-1): Order placed</c>, and a line <c>    id: 7</c> for each member. Fields: <c>logger</c>, <c>pid</c>,
/// <c>host</c>, and those lines.
/// </summary>
internal sealed class PinoPrettyFormat() : LayoutFormat(
    "pino-pretty",
    "[{time}] {level} ((?{logger:name}/?){pid:int}(? on {host:name}?)): {message}",
    "[{time}] {level} ({logger}/{pid:int}(? on {host:name}?)): {message}",
    "[{time}] {level} ({logger:name}(? on {host:name}?)): {message}",
    "[{time}] {level}: {message}")
{
    private const int Indent = 4;

    // The last layout is too little to decide by itself.
    protected override int CertaintyOf(int layout) => layout == 3 ? 60 : 95;

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        if (base.TryGetField(text, name, buffer, out value)) return true;
        for (var rest = Lines.Rest(text); !rest.IsEmpty; rest = Lines.Rest(rest))
        {
            if (TryMember(Lines.First(rest), buffer, out var key, out value) && System.Text.Ascii.EqualsIgnoreCase(key, name.Utf8)) return true;
        }

        value = default;
        return false;
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        base.ReadFields(text, buffer, visitor);
        for (var rest = Lines.Rest(text); !rest.IsEmpty; rest = Lines.Rest(rest))
        {
            if (TryMember(Lines.First(rest), buffer, out var key, out var value)) visitor.Visit(key, value);
        }
    }

    // Members of members, and the lines of a trace, stand further right.
    private static bool TryMember(ReadOnlySpan<byte> line, FieldBuffer buffer, out ReadOnlySpan<byte> key, out FieldValue value)
    {
        key = default;
        value = default;
        line = AnsiCodes.Strip(line, buffer);
        if (line.Length <= Indent || !line.StartsWith("    "u8) || line[Indent] == ' ') return false;
        var colon = line.IndexOf(": "u8);
        if (colon < 0 || line[Indent..colon].IndexOf((byte)' ') >= 0) return false;
        key = line[Indent..colon].Trim((byte)'"');
        var text = line[(colon + 2)..];
        if (text.Length > 1 && text[0] == '"' && text[^1] == '"') value = new FieldValue(text[1..^1], FieldKind.Text);
        else return TryValue(text, out value);
        return true;
    }

    protected override LogLevel ReadLevel(ReadOnlySpan<byte> word) => ReadCapitals(word);
}
