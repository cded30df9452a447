using System.Text;
using System.Text.Json;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Sources.Push;

/// <summary>
/// Reads a body of events: newline-delimited CLEF, or Seq's older layout <c>{"Events":[…]}</c>. The text of a record is the event as it
/// was sent. An event is checked whole before it is taken.
/// </summary>
internal static class ClefReader
{
    private const string Example = "{\"@t\":\"2026-11-20T12:00:00.123Z\",\"@m\":\"Hello\"}";

    /// <param name="isLines">The client says that these are lines; otherwise the older layout is recognised by its beginning.</param>
    public static void Read(ReadOnlySpan<byte> body, bool isLines, PushRequest into)
    {
        if (body.StartsWith("\uFEFF"u8)) body = body[3..];
        if (!isLines && EventsAt(body) is { } start) ReadArray(body, start, into);
        else ReadLines(body, into);
    }

    private static void ReadLines(ReadOnlySpan<byte> body, PushRequest into)
    {
        for (var line = 1; !body.IsEmpty && !into.HasTooManyErrors; line++)
        {
            var length = body.IndexOf((byte)'\n');
            var text = length < 0 ? body : body[..length];
            body = length < 0 ? default : body[(length + 1)..];
            var trimmed = text.TrimStart(" \t\r"u8);
            if (trimmed.IsEmpty) continue;
            var before = text.Length - trimmed.Length;
            if (Take(trimmed.TrimEnd(" \t\r"u8), into) is not { } error) continue;
            into.Fail(line, ColumnOf(text, before + error.At), error.Message);
        }
    }

    private static void ReadArray(ReadOnlySpan<byte> body, int start, PushRequest into)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.BytesConsumed < start) reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && !into.HasTooManyErrors)
            {
                var from = (int)reader.TokenStartIndex;
                reader.Skip();
                if (Take(body[from..(int)reader.BytesConsumed], into) is not { } error) continue;
                var (line, column) = PlaceOf(body, from + error.At);
                into.Fail(line, column, error.Message);
            }

            while (!into.HasTooManyErrors && reader.Read())
            {
                // What stands behind the events is not used, but must be JSON for the body to be whole.
            }
        }
        catch (JsonException e)
        {
            into.Fail((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, WordsOf(e));
        }
    }

    /// <summary>Takes one event; the result says what is wrong with it and at which of its bytes.</summary>
    private static (int At, string Message)? Take(ReadOnlySpan<byte> json, PushRequest into)
    {
        Span<byte> scratch = stackalloc byte[4 * PushLabels.MaxName];
        try
        {
            var found = ClefEvent.Read(json, scratch);
            if (!found.IsObject) return (0, $"An event is a JSON object on a line of its own; write {Example}.");
            var rows = into.Of(found.Service, found.Host);
            if (found.TimeAt < 0) return (0, $"The event has no @t; write its time, as in {Example}.");
            if (!rows.Parser.TryReadHead(json, into.ArrivalTicks, out LineHead head) || !head.HasTime) return (found.TimeAt, $"@t is not a time; write it as in {Example}.");
            into.Append(rows, json, in head);
            return null;
        }
        catch (JsonException e)
        {
            // One line or a part of one: its own lines count only in the older layout, where an element was read whole before.
            return ((int)(e.BytePositionInLine ?? 0), WordsOf(e));
        }
    }

    /// <summary>Where the array of the older layout begins; null when the body is not in it.</summary>
    private static int? EventsAt(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var isOlder = reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("Events"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.StartArray;
            return isOlder ? (int)reader.BytesConsumed : null;
        }
        catch (JsonException)
        {
            // Read as lines, which tells where it goes wrong.
            return null;
        }
    }

    private static (int Line, int Column) PlaceOf(ReadOnlySpan<byte> body, int at)
    {
        var line = body[..at].Count((byte)'\n') + 1;
        var start = body[..at].LastIndexOf((byte)'\n') + 1;
        return (line, ColumnOf(body[start..], at - start));
    }

    private static int ColumnOf(ReadOnlySpan<byte> line, int at) => Encoding.UTF8.GetCharCount(line[..Math.Min(at, line.Length)]) + 1;

    // The reader's own words without the place in them, which is told apart.
    private static string WordsOf(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return $"This is no JSON: {(end < 0 ? e.Message : e.Message[..end])} Send one JSON object a line.";
    }
}
