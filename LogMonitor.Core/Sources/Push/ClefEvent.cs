using System.Text.Json;
using LogMonitor.Core.Parsing.Formats;

namespace LogMonitor.Core.Sources.Push;

/// <summary>
/// Checks that a span is one JSON object, and finds in the same pass who sent it. Throws <see cref="JsonException"/> where it is none:
/// the reader has no other way to say so.
/// </summary>
internal ref struct ClefEvent
{
    // A name with escapes is written into these; a longer one is left out.
    private readonly Span<byte> _serviceBuffer;
    private readonly Span<byte> _hostBuffer;
    private byte _serviceRank = byte.MaxValue;
    private byte _hostRank = byte.MaxValue;

    private ClefEvent(Span<byte> scratch)
    {
        _serviceBuffer = scratch[..(scratch.Length / 2)];
        _hostBuffer = scratch[(scratch.Length / 2)..];
    }

    public bool IsObject { get; private set; }

    /// <summary>The index of the time's value; -1 where the event has none.</summary>
    public int TimeAt { get; private set; } = -1;

    public ReadOnlySpan<byte> Service { get; private set; }

    public ReadOnlySpan<byte> Host { get; private set; }

    /// <param name="scratch">Holds names that have escapes; valid as long as the event is.</param>
    public static ClefEvent Read(ReadOnlySpan<byte> json, Span<byte> scratch)
    {
        var found = new ClefEvent(scratch);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        found.IsObject = reader.TokenType == JsonTokenType.StartObject;
        if (!found.IsObject) return found;
        found.Members(ref reader);
        // What follows the object is an error of its own.
        reader.Read();
        return found;
    }

    private void Members(scoped ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = ClefNames.Of(reader.ValueSpan, out var rank);
            reader.Read();
            switch (name)
            {
                case ClefName.Time:
                    TimeAt = (int)reader.TokenStartIndex;
                    reader.Skip();
                    break;
                case ClefName.Service when rank < _serviceRank && TryName(ref reader, _serviceBuffer, out var service):
                    Service = service;
                    _serviceRank = rank;
                    break;
                case ClefName.Host when rank < _hostRank && TryName(ref reader, _hostBuffer, out var host):
                    Host = host;
                    _hostRank = rank;
                    break;
                case ClefName.Container when reader.TokenType == JsonTokenType.StartObject:
                    Members(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    /// <summary>Reads a name, or an object's member of that name. False leaves the reader on a value that is to be skipped, or on its end.</summary>
    private static bool TryName(scoped ref Utf8JsonReader reader, Span<byte> buffer, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (reader.TokenType == JsonTokenType.String) return TryText(ref reader, buffer, out name);
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        var found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            if (isName && reader.TokenType == JsonTokenType.String) found |= TryText(ref reader, buffer, out name);
            else reader.Skip();
        }

        return found;
    }

    private static bool TryText(scoped ref Utf8JsonReader reader, Span<byte> buffer, out ReadOnlySpan<byte> text)
    {
        text = reader.ValueSpan;
        if (!reader.ValueIsEscaped) return !text.IsEmpty;
        if (text.Length > buffer.Length) return false;
        text = buffer[..JsonText.Copy(ref reader, buffer)];
        return !text.IsEmpty;
    }
}
