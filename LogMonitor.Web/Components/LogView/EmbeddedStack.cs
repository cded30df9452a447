using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Web.Components.LogView;

/// <summary>A stack trace that a structured record carries in a field, under the names that common loggers give it.</summary>
internal static class EmbeddedStack
{
    private static readonly FieldName[] Names =
    [
        new("@x"), new("exception"), new("stack_trace"), new("stacktrace"), new("stack"), new("error.stack_trace"), new("err.stack"), new("exc_info"),
    ];

    public static StackTraceFold? FoldOf(LogRecord record)
    {
        if (TextOf(record) is not { } text) return null;
        // Folded behind the message, its first line is hidden too.
        return StackTraceFold.Of("\n" + text);
    }

    /// <summary>Its text of several lines; null where there is none.</summary>
    public static string? TextOf(LogRecord record)
    {
        if (record.Utf8Text.Span.IndexOf("\\n"u8) < 0) return null;
        var buffer = new FieldBuffer();
        foreach (var name in Names)
        {
            if (record.Format.TryGetField(record.Utf8Text.Span, name, buffer, out var value)
                && value.Kind == FieldKind.Text && value.Text.Contains((byte)'\n'))
            {
                return Encoding.UTF8.GetString(value.Text).TrimEnd('\n');
            }
        }

        return null;
    }
}
