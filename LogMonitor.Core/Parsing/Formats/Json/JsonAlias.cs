using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>The part of a value that a field is, such as the path of a request.</summary>
internal delegate ReadOnlySpan<byte> ValuePart(ReadOnlySpan<byte> value);

/// <summary>A field by its usual name, and where a dialect keeps it.</summary>
internal sealed class JsonAlias(string name, string path, ValuePart? part = null)
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes(name);
    private readonly JsonPath _path = new(path);

    public ReadOnlySpan<byte> Name => _name;

    public bool TryGet(ReadOnlySpan<byte> text, FieldBuffer buffer, out FieldValue value)
    {
        value = default;
        if (!_path.TryFind(text, out var member)) return false;
        if (part is null && !member.IsText)
        {
            value = new FieldValue(member.Raw(text), JsonValues.KindOf(member.Raw(text)));
            return true;
        }

        var whole = member.Text(text, buffer);
        var found = part is null ? whole : part(whole);
        value = new FieldValue(found, FieldKind.Text);
        return !found.IsEmpty;
    }
}
