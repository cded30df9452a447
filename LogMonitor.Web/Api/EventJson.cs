using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Web.Api;

/// <summary>An event as every client sees it: in the HTTP API, on the tail and over the hub.</summary>
internal sealed class EventJson : JsonConverter<LogRecord>
{
    /// <summary>Quotes and plus signs as they are: the answers are JSON to every browser, and log text is full of both.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override LogRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException("Events are only written.");

    public override void Write(Utf8JsonWriter writer, LogRecord value, JsonSerializerOptions options) => Write(writer, value, new FieldBuffer());

    /// <summary>One event as a line of JSON, its line break included.</summary>
    public static void WriteLine(IBufferWriter<byte> output, Utf8JsonWriter writer, LogRecord record, FieldBuffer buffer)
    {
        writer.Reset(output);
        Write(writer, record, buffer);
        writer.Flush();
        output.Write("\n"u8);
    }

    public static void Write(Utf8JsonWriter writer, LogRecord record, FieldBuffer buffer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("seq", record.Sequence);
        if (record.HeadSequence != record.Sequence) writer.WriteNumber("continues", record.HeadSequence);
        writer.WriteString("time", FilterTime.Format(record.TimeTicks));
        writer.WriteString("level", record.Level.Name());
        WriteStream(writer, record.Stream);
        writer.WriteString("message", record.Message);
        writer.WriteStartObject("fields");
        record.ReadFields(buffer, new FieldWriter(writer));
        writer.WriteEndObject();
        if (record.Trace is { } trace) writer.WriteString("trace", trace);
        if (record.Pattern != 0) writer.WriteNumber("pattern", record.Pattern);
        writer.WriteString("text", record.Utf8Text.Span);
        writer.WriteStartArray("flags");
        foreach (var flag in record.Flags.Names()) writer.WriteStringValue(flag);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteStream(Utf8JsonWriter writer, LogStream stream)
    {
        writer.WriteStartObject("stream");
        writer.WriteNumber("id", stream.Id);
        writer.WriteString("source", stream.Labels.Source);
        if (stream.Labels.Service is { } service) writer.WriteString("service", service);
        if (stream.Labels.Host is { } host) writer.WriteString("host", host);
        if (stream.Labels.File is { } file) writer.WriteString("file", file);
        foreach (var (name, value) in stream.Labels.Others) writer.WriteString(name, value);
        writer.WriteEndObject();
    }
}
