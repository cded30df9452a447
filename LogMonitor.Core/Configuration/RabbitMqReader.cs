using LogMonitor.Core.Sources.RabbitMq;

namespace LogMonitor.Core.Configuration;

/// <summary>Reads an entry of <c>Sources:RabbitMq</c>.</summary>
internal static class RabbitMqReader
{
    private const string Example = "amqp://user:password@host:5672/vhost";

    public static RabbitMqOptions? Read(SectionReader section)
    {
        var url = ReadUrl(section);
        var queue = section.Text("Queue");
        if (queue is null) section.Fail("Queue", "is missing; write the name of the queue to read, which must exist.");
        var prefetch = section.Number("Prefetch", 1, RabbitMqOptions.MaxPrefetch) ?? RabbitMqOptions.DefaultPrefetch;
        var service = section.Text("Service");
        var host = section.Text("Host");
        var format = OptionsReader.ReadFormat(section);
        var zone = OptionsReader.ReadZone(section);
        var source = section.Text("Source") ?? "rabbitmq";
        if (url is null || queue is null) return null;
        return new RabbitMqOptions { Url = url, Queue = queue, Prefetch = prefetch, Service = service, Host = host, Format = format, TimeZone = zone, Source = source };
    }

    private static Uri? ReadUrl(SectionReader section)
    {
        var text = section.Secret("Url");
        if (text is null)
        {
            if (!section.Has("UrlFile")) section.FailSecret("Url", $"is missing; write the broker's address, such as {Example}.");
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "amqp" or "amqps" && url.Host.Length > 0) return url;
        section.FailSecret("Url", $"is not a broker's address; write one such as {Example}, or amqps:// with TLS.");
        return null;
    }
}
