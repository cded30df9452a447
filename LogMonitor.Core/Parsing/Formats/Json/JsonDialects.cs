namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>What loggers and programs write as JSON; <c>json</c> takes any other.</summary>
internal static class JsonDialects
{
    public static IReadOnlyList<LineFormat> All { get; } =
    [
        new ClefFormat(),
        new SerilogJsonFormat(),
        new MicrosoftJsonFormat(),
        new PinoFormat(),
        new BunyanFormat(),
        new MongoFormat(),
        new JournaldFormat(),
        new OtlpFormat(),
        new EnvelopeFormat(),
        new ElasticsearchJsonFormat(),
        new EcsFormat(),
        new LogstashFormat(),
        new GelfFormat(),
        new GoogleCloudFormat(),
        new CloudTrailFormat(),
        new LambdaFormat(),
        new SuricataFormat(),
        new ZeekJsonFormat(),
        new PostgreSqlJsonFormat(),
        new TraefikJsonFormat(),
        new EnvoyJsonFormat(),
        new NginxJsonFormat(),
        new CaddyFormat(),
        new EtcdJsonFormat(),
        new KubernetesJsonFormat(),
        new OpenStackJsonFormat(),
        new PythonJsonFormat(),
        new DockerJsonFormat(),
        new LogrusJsonFormat(),
        new SlogJsonFormat(),
        new ZerologFormat(),
        new ZapJsonFormat(),
        new WinstonJsonFormat(),
    ];
}
