using LogMonitor.Core.Configuration;
using LogMonitor.Core.Notifications;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Core.Sources.RabbitMq;

namespace LogMonitor.Tests.Configuration;

public sealed class OptionsReaderTests
{
    [Fact]
    public void Nothing_configured_gives_the_defaults()
    {
        var options = Read().Options!;
        options.DataDirectory.ShouldBe("data");
        options.Storage.MaxAge.ShouldBe(TimeSpan.FromDays(7));
        options.Storage.MaxSize.ShouldBe(5_000_000_000);
        options.Access.ShouldBe(AccessMode.Token);
        options.Files.ShouldBeEmpty();
        options.Channels.ShouldBeEmpty();
    }

    [Fact]
    public void Every_value_is_read_whatever_the_case_of_its_key()
    {
        var options = Read(
            ("DATADIRECTORY", "/data"),
            ("Sources:Files:0:Path", "/logs/*.log"),
            ("Sources:Files:0:Exclude", "*.gz"),
            ("Sources:Files:0:Service", "checkout"),
            ("Sources:Files:0:Host", "web-1"),
            ("Sources:Files:0:TimeZone", "Europe/Berlin"),
            ("Sources:Files:0:StartAt", "end"),
            ("Sources:MaxOpenFiles", "256"),
            ("Sources:Files:0:Multiline:Start", @"^\d{4}-"),
            ("Storage:MaxAge", "12h"),
            ("Storage:MaxSize", "2GiB"),
            ("Rules", "rules.yaml"),
            ("PublicUrl", "https://logs.example.org"),
            ("Access", "open")).Options!;
        options.DataDirectory.ShouldBe("/data");
        var file = options.Files.ShouldHaveSingleItem();
        file.Path.ShouldBe("/logs/*.log");
        file.Exclude.ShouldBe(["*.gz"]);
        file.Service.ShouldBe("checkout");
        file.Host.ShouldBe("web-1");
        file.TimeZone!.Id.ShouldBe("Europe/Berlin");
        file.StartAt.ShouldBe(StartAt.End);
        options.MaxOpenFiles.ShouldBe(256);
        file.RecordStart!.IsMatch("2026-11-20 one"u8).ShouldBeTrue();
        file.RecordStart.IsMatch(" 2026-11-20 one"u8).ShouldBeFalse();
        options.Storage.MaxAge.ShouldBe(TimeSpan.FromHours(12));
        options.Storage.MaxSize.ShouldBe(2L << 30);
        options.Rules.ShouldBe("rules.yaml");
        options.PublicUrl.ShouldBe(new Uri("https://logs.example.org"));
        options.Access.ShouldBe(AccessMode.Open);
    }

    [Fact]
    public void A_queue_is_read_with_its_defaults_or_all_that_is_written()
    {
        var queues = Read(
            ("Sources:RabbitMq:0:Url", "amqp://ann:s3cr3t@broker/shop"),
            ("Sources:RabbitMq:0:Queue", "logs"),
            ("Sources:RabbitMq:1:Url", "amqps://broker:5999"),
            ("Sources:RabbitMq:1:Queue", "more logs"),
            ("Sources:RabbitMq:1:Prefetch", "50"),
            ("Sources:RabbitMq:1:Service", "checkout"),
            ("Sources:RabbitMq:1:Host", "web-1"),
            ("Sources:RabbitMq:1:Format", "json"),
            ("Sources:RabbitMq:1:TimeZone", "Europe/Berlin")).Options!.RabbitMq;
        queues.Select(queue => queue.Place).ShouldBe(["broker:5672/shop/logs", "broker:5999/%2f/more%20logs"]);
        queues.Select(queue => queue.Prefetch).ShouldBe([RabbitMqOptions.DefaultPrefetch, 50]);
        queues[1].ShouldSatisfyAllConditions(
            queue => queue.Service.ShouldBe("checkout"),
            queue => queue.Host.ShouldBe("web-1"),
            queue => queue.Format.ShouldBe("json"),
            queue => queue.TimeZone!.Id.ShouldBe("Europe/Berlin"));
        queues[0].ToString().ShouldNotContain("s3cr3t");
    }

    [Fact]
    public void What_is_wrong_with_a_queue_is_told_without_its_password()
    {
        var errors = Read(
            ("Sources:RabbitMq:0:Url", "ann:s3cr3t@broker"),
            ("Sources:RabbitMq:0:Prefetch", "0"),
            ("Sources:RabbitMq:1:Queue", "logs"),
            ("Sources:RabbitMq:1:UrlFile", "/nowhere/url"),
            ("Sources:RabbitMq:2:Queue", "logs"),
            ("Sources:RabbitMq:2:Quue", "x")).Errors.Select(error => error.ToString()).ToList();
        errors[0].ShouldBe("LogMonitor:Sources:RabbitMq:0:Url: is not a broker's address; write one such as amqp://user:password@host:5672/vhost, or amqps:// with TLS.");
        errors[1].ShouldBe("LogMonitor:Sources:RabbitMq:0:Queue: is missing; write the name of the queue to read, which must exist.");
        errors[2].ShouldBe("LogMonitor:Sources:RabbitMq:0:Prefetch = '0': write a whole number from 1 to 65535.");
        errors[3].ShouldStartWith("LogMonitor:Sources:RabbitMq:1:UrlFile = '/nowhere/url': cannot be read: ");
        errors[4].ShouldBe("LogMonitor:Sources:RabbitMq:2:Url: is missing; write the broker's address, such as amqp://user:password@host:5672/vhost.");
        errors[5].ShouldContain("did you mean Queue?");
        errors.Count.ShouldBe(6);
    }

    [Fact]
    public void Lists_keep_their_order_by_number()
        => Read([.. Enumerable.Range(0, 12).Reverse().Select(i => ($"Sources:Files:{i}:Path", $"/logs/{i}"))])
            .Options!.Files.Select(file => file.Path).ShouldBe(Enumerable.Range(0, 12).Select(i => $"/logs/{i}"));

    [Fact]
    public void Every_error_is_told_at_once_with_its_key_its_value_and_what_to_write()
    {
        var result = Read(
            ("Storage:MaxAge", "soon"),
            ("Storage:MaxSize", "much"),
            ("Access", "1"),
            ("PublicUrl", "logs.example.org"),
            ("Sources:Files:0:StartAt", "middle"),
            ("Sources:Files:1:Path", "/logs/a.log"),
            ("Sources:Files:1:TimeZone", "Mars/Olympus"),
            ("Sources:Files:1:Format", "jsno"),
            ("Sources:Files:1:Multiline:Start", @"^(\d{4}"),
            ("Sources:Files:2:Path", "/logs/b.log"),
            ("Sources:Files:2:Multiline:Begin", "x"),
            ("Sources:Files:3:Path", "/logs/c.log"),
            ("Sources:Files:3:Multiline:Start", "(?=x)"),
            ("Storag", "x"));
        result.Options.ShouldBeNull();
        result.Errors.Select(error => error.ToString()).ShouldBe(
        [
            "LogMonitor:Sources:Files:0:Path: is missing; write a path or glob, such as /logs/**/*.log.",
            "LogMonitor:Sources:Files:0:StartAt = 'middle': write one of beginning, end.",
            "LogMonitor:Sources:Files:1:TimeZone = 'Mars/Olympus': is not a time zone of this machine; write UTC or a name such as Europe/Berlin.",
            $"LogMonitor:Sources:Files:1:Format = 'jsno': write one of auto, {string.Join(", ", FormatRegistry.Default.All.Select(format => format.Name))}.",
            @"LogMonitor:Sources:Files:1:Multiline:Start = '^(\d{4}': at character 8: the regular expression cannot be read: a '(' is not closed.",
            @"LogMonitor:Sources:Files:2:Multiline:Start: is missing; write a regular expression for the first line of a record, such as ^\d{4}-.",
            "LogMonitor:Sources:Files:2:Multiline:Begin: is not a key that LogMonitor knows. Known here: Start.",
            "LogMonitor:Sources:Files:3:Multiline:Start = '(?=x)': at character 1: the regular expression cannot run in linear time: look-around, back-references, atomic groups and conditions are not available.",
            "LogMonitor:Storage:MaxAge = 'soon': write a number and a unit, such as 30s, 15m, 12h or 7d.",
            "LogMonitor:Storage:MaxSize = 'much': write a number and a unit, such as 500MB, 5GB or 2GiB.",
            "LogMonitor:PublicUrl = 'logs.example.org': write the whole address under which browsers reach this page, such as https://logs.example.org.",
            "LogMonitor:Access = '1': write one of token, open.",
            "LogMonitor:Storag: is not a key that LogMonitor knows; did you mean Storage? Known here: Access, Channels, DataDirectory, PublicUrl, Rules, Sources, Storage.",
        ],
        ignoreOrder: true);
    }

    [Theory]
    [InlineData("Sources:Fils:0:Path", "Files")]
    [InlineData("Sources:Files:0:Pth", "Path")]
    [InlineData("Storage:MaxAg", "MaxAge")]
    [InlineData("Channels:oncall:Secre", "Secret")]
    public void An_unknown_key_names_the_one_that_was_meant(string key, string meant)
    {
        var values = new List<(string, string)> { (key, "x"), ("Channels:oncall:Url", "https://hooks.example.org/x") };
        if (key.StartsWith("Sources:Files", StringComparison.Ordinal)) values.Add(("Sources:Files:0:Path", "/logs/a.log"));
        var error = Read([.. values]).Errors.ShouldHaveSingleItem();
        error.Key.ShouldBe($"LogMonitor:{key.Replace(":0:Path", "", StringComparison.Ordinal)}");
        error.Remedy.ShouldContain($"did you mean {meant}?");
    }

    [Fact]
    public void A_section_where_a_value_belongs_is_an_error()
        => Read(("DataDirectory:Path", "x")).Errors.ShouldHaveSingleItem().ToString().ShouldBe("LogMonitor:DataDirectory: is a section; write a single value.");

    [Theory]
    [InlineData("ftp://logs.example.org")]
    [InlineData("/logs")]
    [InlineData("https://ann:secret@logs.example.org")]
    public void A_public_address_is_whole_and_names_nobody(string url)
        => Read(("PublicUrl", url)).Errors.ShouldHaveSingleItem().Key.ShouldBe("LogMonitor:PublicUrl");

    [Fact]
    public void A_channel_is_read_and_its_kind_recognised()
    {
        var channel = Read(("Channels:oncall:Url", "https://hooks.slack.com/services/T/B/x"), ("Channels:oncall:MinSeverity", "critical")).Options!.Channels.ShouldHaveSingleItem();
        channel.Name.ShouldBe("oncall");
        channel.Type.ShouldBe(ChannelType.Slack);
    }

    [Theory]
    [InlineData("Url", "http://hooks.example.org/s3cr3t")]
    [InlineData("Url", "https://ann:s3cr3t@hooks.example.org/")]
    [InlineData("Url", "s3cr3t")]
    [InlineData("Secret", "s3cr3t")]
    [InlineData("Secrt", "s3cr3t")]
    public void What_is_wrong_with_a_channel_is_told_without_its_secrets(string key, string value)
    {
        var values = new List<(string, string)> { ($"Channels:oncall:{key}", value), ("Channels:oncall:Type", "webhook") };
        if (key != "Url") values.Add(("Channels:oncall:Url", "https://hooks.example.org/t0ken"));
        var errors = Read([.. values]).Errors;
        errors.ShouldNotBeEmpty();
        foreach (var error in errors)
        {
            error.ToString().ShouldStartWith("LogMonitor:Channels:oncall:");
            error.ToString().ShouldNotContain("s3cr3t");
            error.ToString().ShouldNotContain("t0ken");
        }
    }

    private static OptionsResult Read(params (string Key, string Value)[] values)
        => OptionsReader.Read(values.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value)));
}
