using System.Buffers;
using System.Text;
using System.Text.Json;
using LogMonitor.Core.Events;
using LogMonitor.Core.Storage.Search;

namespace LogMonitor.Web.Api;

/// <summary>All matches, page after page, in the format that the client asked for: nothing is held in memory but one page.</summary>
internal sealed class EventStream(string contentType, string? header, Action<IBufferWriter<byte>, LogRecord> write)
{
    private const int PageSize = 1000;

    /// <summary>Null where the client did not ask for a stream.</summary>
    public static EventStream? For(HttpRequest request)
    {
        foreach (var accepted in request.GetTypedHeaders().Accept)
        {
            switch (accepted.MediaType.Value)
            {
                case "application/x-ndjson": return Ndjson();
                case "text/csv": return new EventStream("text/csv; charset=utf-8", "time,level,service,host,file,message,text\r\n", CsvLine.Write);
                case "text/plain": return new EventStream("text/plain; charset=utf-8", null, WriteText);
                case "application/json": return null;
            }
        }

        return null;
    }

    public async Task WriteAsync(HttpContext context, LogSearch search, SearchRequest request, long limit)
    {
        context.Response.ContentType = contentType;
        var output = context.Response.BodyWriter;
        if (header is not null) output.Write(Encoding.UTF8.GetBytes(header));
        while (limit > 0)
        {
            var page = request with { Limit = (int)Math.Min(PageSize, limit), CountAll = false };
            var result = await Task.Run(() => search.Search(page, context.RequestAborted), context.RequestAborted);
            foreach (var record in result.Records) write(output, record);
            await output.FlushAsync(context.RequestAborted);
            if (result.Next is not { } next) break;
            limit -= result.Records.Count;
            request = request with { Cursor = next };
        }

        await output.CompleteAsync();
    }

    private static EventStream Ndjson()
    {
        var writer = new Utf8JsonWriter(Stream.Null, EventJson.Options);
        var buffer = new FieldBuffer();
        return new EventStream("application/x-ndjson", null, (output, record) => EventJson.WriteLine(output, writer, record, buffer));
    }

    private static void WriteText(IBufferWriter<byte> output, LogRecord record)
    {
        output.Write(record.Utf8Text.Span);
        output.Write("\n"u8);
    }
}
