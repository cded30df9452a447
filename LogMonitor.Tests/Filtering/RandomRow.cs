using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Events;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Filtering;

/// <summary>A row as a plain object, and as a batch.</summary>
internal sealed record RandomRow(string Word, string? User, string? Status, LogLevel Level, long Ticks, int Pattern, string? Service, string? Host, int StreamId)
{
    public static Gen<RandomRow> Any { get; } =
        from word in Gen.Elements("Ann", "bob and a TIMEOUT", "É 500", "xx yy", "")
        from user in Gen.Elements<string?>("ann", "ANN", "Bob", "é", "x y", "a\"\\b", "", null)
        from status in Gen.Elements<string?>("500", "500.0", "5", "-3", "abc", "1.50", null)
        from level in Gen.Elements(Enum.GetValues<LogLevel>())
        from ticks in Gen.Elements(-10, -1, 0, 1)
        from pattern in Gen.Choose(0, 3)
        from service in Gen.Elements<string?>("Bob", "b", "500", null)
        from host in Gen.Elements<string?>("ann", null)
        from id in Gen.Choose(1, 3)
        select new RandomRow(word, user, status, level, Some.Ticks + ticks, pattern, service, host, id);

    public string Text
    {
        get
        {
            var text = Word;
            if (User is not null) text += $" user=\"{User.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
            if (Status is not null) text += $" status={Status}";
            return text;
        }
    }

    public LogBatch Batch()
    {
        using var builder = new LogBatchBuilder();
        builder.Append(Encoding.UTF8.GetBytes(Text), Ticks, Level, pattern: Pattern);
        return builder.Seal(Some.Stream(StreamId, service: Service, host: Host), KeyValueFormat.Instance, Some.Ticks);
    }
}
