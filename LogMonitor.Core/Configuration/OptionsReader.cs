using LogMonitor.Core.Filtering.Syntax;
using LogMonitor.Core.Notifications;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Core.Sources.RabbitMq;
using LogMonitor.Core.Storage;

namespace LogMonitor.Core.Configuration;

/// <summary>The checked options, or everything that is wrong.</summary>
public sealed record OptionsResult(LogMonitorOptions? Options, IReadOnlyList<ConfigurationError> Errors);

/// <summary>Turns flat configuration values into options.</summary>
public static class OptionsReader
{
    public const string Root = "LogMonitor";

    /// <param name="values">Flat keys below <c>LogMonitor</c>, such as <c>Sources:Files:0:Path</c>.</param>
    public static OptionsResult Read(IEnumerable<KeyValuePair<string, string?>> values)
    {
        var errors = new List<ConfigurationError>();
        var root = new SectionReader(ConfigurationNode.Build(Root, values), errors);
        var defaults = new LogMonitorOptions();
        var (files, queues, maxOpenFiles) = ReadSources(root);
        var options = new LogMonitorOptions
        {
            DataDirectory = root.Text("DataDirectory") ?? defaults.DataDirectory,
            Files = files,
            RabbitMq = queues,
            MaxOpenFiles = maxOpenFiles,
            Storage = ReadStorage(root, defaults.Storage),
            Rules = root.Text("Rules"),
            PublicUrl = ReadPublicUrl(root),
            Access = root.Choice<AccessMode>("Access") ?? defaults.Access,
            Channels = ReadChannels(root),
        };
        root.RejectUnknown();
        return new OptionsResult(errors.Count == 0 ? options : null, errors);
    }

    private static (IReadOnlyList<FileSourceOptions> Files, IReadOnlyList<RabbitMqOptions> Queues, int? MaxOpenFiles) ReadSources(SectionReader root)
    {
        if (root.Section("Sources") is not { } sources) return ([], [], null);
        var files = ReadList(sources, "Files", ReadFile);
        var queues = ReadList(sources, "RabbitMq", RabbitMqReader.Read);
        var maxOpenFiles = sources.Number("MaxOpenFiles", 1, 1_000_000);
        sources.RejectUnknown();
        return (files, queues, maxOpenFiles);
    }

    private static List<T> ReadList<T>(SectionReader sources, string key, Func<SectionReader, T?> read)
        where T : class
    {
        var list = new List<T>();
        foreach (var item in sources.Node(key)?.Items ?? [])
        {
            var section = new SectionReader(item, sources.Errors);
            if (read(section) is { } options) list.Add(options);
            section.RejectUnknown();
        }

        return list;
    }

    private static FileSourceOptions? ReadFile(SectionReader file)
    {
        var path = file.Text("Path");
        if (path is null) file.Fail("Path", "is missing; write a path or glob, such as /logs/**/*.log.");
        return new FileSourceOptions
        {
            Path = path ?? "",
            Exclude = file.Texts("Exclude"),
            Service = file.Text("Service"),
            Host = file.Text("Host"),
            Format = ReadFormat(file),
            TimeZone = ReadZone(file),
            RecordStart = ReadRecordStart(file),
            StartAt = file.Choice<StartAt>("StartAt") ?? StartAt.Beginning,
            Source = file.Text("Source") ?? "files",
        };
    }

    internal static string ReadFormat(SectionReader file)
    {
        var name = file.Text("Format") ?? ParserOptions.AutoFormat;
        if (name.Equals(ParserOptions.AutoFormat, StringComparison.OrdinalIgnoreCase)) return ParserOptions.AutoFormat;
        if (FormatRegistry.Default.TryGet(name) is { } format) return format.Name;
        file.Fail("Format", $"write one of {ParserOptions.AutoFormat}, {string.Join(", ", FormatRegistry.Default.All.Select(known => known.Name))}.");
        return ParserOptions.AutoFormat;
    }

    internal static TimeZoneInfo? ReadZone(SectionReader file)
    {
        if (file.Text("TimeZone") is not { } name) return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        file.Fail("TimeZone", "is not a time zone of this machine; write UTC or a name such as Europe/Berlin.");
        return null;
    }

    private static RecordStart? ReadRecordStart(SectionReader file)
    {
        if (file.Section("Multiline") is not { } multiline) return null;
        var pattern = multiline.Text("Start");
        var problem = pattern is null ? null : RegexCheck.Problem(pattern);
        if (pattern is null) multiline.Fail("Start", @"is missing; write a regular expression for the first line of a record, such as ^\d{4}-.");
        else if (problem is { } found) multiline.Fail("Start", $"at character {found.Offset + 1}: {found.Message}.");
        multiline.RejectUnknown();
        return pattern is null || problem is not null ? null : new RecordStart(pattern);
    }

    private static StorageOptions ReadStorage(SectionReader root, StorageOptions defaults)
    {
        if (root.Section("Storage") is not { } storage) return defaults;
        var options = defaults with
        {
            MaxAge = storage.Duration("MaxAge") ?? defaults.MaxAge,
            MaxSize = storage.Size("MaxSize") ?? defaults.MaxSize,
        };
        storage.RejectUnknown();
        return options;
    }

    private static Uri? ReadPublicUrl(SectionReader root)
    {
        if (root.Text("PublicUrl") is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0) return url;
        root.Fail("PublicUrl", "write the whole address under which browsers reach this page, such as https://logs.example.org.");
        return null;
    }

    private static IReadOnlyList<ChannelSettings> ReadChannels(SectionReader root)
    {
        var configs = new List<ChannelConfig>();
        foreach (var item in root.Node("Channels")?.Items ?? [])
        {
            var channel = new SectionReader(item, root.Errors);
            configs.Add(new ChannelConfig
            {
                Name = item.Name,
                Type = channel.Text("Type"),
                Url = channel.Text("Url"),
                UrlFile = channel.Text("UrlFile"),
                Secret = channel.Text("Secret"),
                SecretFile = channel.Text("SecretFile"),
                AllowPrivate = channel.Choice<YesNo>("AllowPrivate") == YesNo.True,
                MinSeverity = channel.Text("MinSeverity") ?? "info",
            });
            channel.RejectUnknown();
        }

        return Check(configs, root.Errors);
    }

    /// <summary>Checks channels wherever they come from; what is wrong is added to the errors, without secrets.</summary>
    public static IReadOnlyList<ChannelSettings> Check(IReadOnlyList<ChannelConfig> configs, List<ConfigurationError> errors)
    {
        var (channels, problems) = ChannelSettings.Check(configs);
        errors.AddRange(problems.Select(problem => new ConfigurationError(problem.Key, null, problem.Message)));
        return channels;
    }

    private enum YesNo
    {
        False,
        True,
    }
}
