namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>Databases, brokers, search and big-data engines.</summary>
internal static class DataFormats
{
    public static IReadOnlyList<LineFormat> All { get; } =
    [
        new RedisFormat(),
        new PostgreSqlCsvFormat(),
        new PostgreSqlFormat(),
        new MySqlSlowFormat(),
        new MySqlGeneralFormat(),
        new MySqlErrorFormat(),
        new MongoTextFormat(),
        new ElasticsearchFormat(),
        new ClickHouseFormat(),
        new CassandraFormat(),
        new RabbitMqFormat(),
        new EtcdFormat(),
        new ZooKeeperFormat(),
        new KafkaFormat(),
        new SparkFormat(),
        new HadoopFormat(),
        new HclogFormat(),
    ];
}
