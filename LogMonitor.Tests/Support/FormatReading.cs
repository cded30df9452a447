using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Tests.Support;

/// <summary>What a format reads out of one record, as strings.</summary>
internal static class FormatReading
{
    public static string Message(LogFormat format, string text) => Encoding.UTF8.GetString(format.GetMessage(Encoding.UTF8.GetBytes(text), new FieldBuffer()));

    /// <summary>The field's value, or null.</summary>
    public static string? Field(LogFormat format, string text, string name)
        => format.TryGetField(Encoding.UTF8.GetBytes(text), new FieldName(name), new FieldBuffer(), out var value) ? Encoding.UTF8.GetString(value.Text) : null;

    /// <summary>All fields as <c>name=value</c>, with the kind where it is not text, and a semicolon between.</summary>
    public static string Fields(LogFormat format, string text)
    {
        var fields = new FieldList();
        format.ReadFields(Encoding.UTF8.GetBytes(text), new FieldBuffer(), fields);
        return string.Join("; ", fields.Found);
    }

    public static bool Head(LineFormat format, string line, out LineHead head)
        => format.TryParseHead(Encoding.UTF8.GetBytes(line), new StreamShape(TimeZoneInfo.Utc), Some.Ticks, out head);

    private sealed class FieldList : IFieldVisitor
    {
        public List<string> Found { get; } = [];

        public void Visit(ReadOnlySpan<byte> name, FieldValue value)
            => Found.Add($"{Encoding.UTF8.GetString(name)}={Encoding.UTF8.GetString(value.Text)}{(value.Kind == FieldKind.Text ? "" : $":{value.Kind}")}");
    }
}
