using System.Text.Json;
using LogMonitor.Core.Configuration;
using LogMonitor.Core.Notifications;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Web.Commands;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using YamlDotNet.Core;

namespace LogMonitor.Web.Hosting;

/// <summary>
/// Everything that configures the server, later over earlier: appsettings.json, the file given with <c>--config</c>, environment
/// variables, the command line.
/// </summary>
internal static class Settings
{
    private const string FilesVariable = "LOGMONITOR_FILES";
    private const string WebhookVariable = "LOGMONITOR_WEBHOOK";

    // Where a container finds the logs that were mounted for it.
    private const string MountedLogs = "/logs";

    /// <summary>The options, or the lines that say everything that is wrong.</summary>
    public static (LogMonitorOptions? Options, IReadOnlyList<string> Errors) Read(ConfigurationManager configuration, ServerArguments arguments)
    {
        if (arguments.Config is { } file && AddFile(configuration, file) is { } problem) return (null, [problem]);
        var section = configuration.GetSection(OptionsReader.Root);
        var values = section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Key.Length > 0);
        var result = OptionsReader.Read(values);
        if (result.Options is not { } options) return (null, [.. result.Errors.Select(error => error.ToString())]);

        var problems = new List<ConfigurationError>();
        if (Environment.GetEnvironmentVariable(WebhookVariable) is { Length: > 0 } url)
        {
            options = options with { Channels = [.. options.Channels, .. OptionsReader.Check([new ChannelConfig { Name = "webhook", Url = url }], problems)] };
            if (problems.Count > 0) return (null, [.. problems.Select(wrong => $"{WebhookVariable}: {wrong.Remedy}")]);
        }

        options = options with { DataDirectory = arguments.Data ?? options.DataDirectory, Files = Files(options, arguments) };
        if (arguments.Config is { } beside && options.Rules is { } rules) options = options with { Rules = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(beside))!, rules) };
        return (options, []);
    }

    private static List<FileSourceOptions> Files(LogMonitorOptions options, ServerArguments arguments)
    {
        if (arguments.Paths.Count > 0) return [.. arguments.Paths.Where(path => path != ServerArguments.StandardInputPath).Select(path => new FileSourceOptions { Path = path })];
        if (options.Files.Count > 0) return [.. options.Files];
        if (Environment.GetEnvironmentVariable(FilesVariable) is { Length: > 0 } globs)
        {
            return [.. globs.Split(':', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(path => new FileSourceOptions { Path = path })];
        }

        return Directory.Exists(MountedLogs) && !arguments.Demo && arguments.Child.Count == 0 ? [new FileSourceOptions { Path = $"{MountedLogs}/**", Exclude = ["*.zip", "*.zst", "*.bz2", "*.xz"] }] : [];
    }

    /// <summary>Adds the file below environment variables; the result says what is wrong with it.</summary>
    private static string? AddFile(ConfigurationManager configuration, string file)
    {
        try
        {
            var values = file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? JsonConfiguration.Read(File.ReadAllText(file)) : ReadYaml(file);
            var sources = configuration.Sources;
            var environment = sources.OfType<EnvironmentVariablesConfigurationSource>().LastOrDefault();
            var at = environment is null ? sources.Count : sources.IndexOf(environment);
            sources.Insert(at, new MemoryConfigurationSource { InitialData = values });
            return null;
        }
        catch (YamlException e)
        {
            return $"--config {file}, line {e.Start.Line}, column {e.Start.Column}: {e.Message} Mend the YAML there.";
        }
        catch (JsonException e)
        {
            return $"--config {file}, line {e.LineNumber + 1}: {e.Message}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"--config {file}: {e.Message}";
        }
    }

    private static IReadOnlyList<KeyValuePair<string, string?>> ReadYaml(string file)
    {
        using var text = File.OpenText(file);
        return [.. YamlConfiguration.Read(text)];
    }
}
