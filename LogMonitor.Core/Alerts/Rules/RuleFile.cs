using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LogMonitor.Core.Alerts.Rules;

/// <summary>Reads rules from YAML. All errors come at once, each with its line and column.</summary>
public static class RuleFile
{
    /// <summary>A rule file is written by people; one larger than this is something else.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly string[] Sections = ["rules", "silences", "mutes", "inhibit", "tests"];
    private static readonly string[] LaterSections = ["mutes", "inhibit", "tests"];

    /// <param name="channels">Names that <c>notify</c> may use; null: any.</param>
    public static RuleFileResult Load(string path, TimeProvider time, IReadOnlyCollection<string>? channels = null)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes) return Failed(1, 1, $"the file is larger than {MaxBytes / 1024} KB");
            return Parse(File.ReadAllText(path), time, channels);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(1, 1, $"the file cannot be read: {e.Message}");
        }
    }

    /// <inheritdoc cref="Load"/>
    public static RuleFileResult Parse(string text, TimeProvider time, IReadOnlyCollection<string>? channels = null)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            return Failed((int)e.Start.Line, (int)e.Start.Column, e.Message);
        }

        if (stream.Documents.Count == 0) return new(RuleSet.Empty with { Yaml = text }, []);
        var problems = new List<RuleProblem>();
        if (stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            return Failed(1, 1, "the file is a mapping that begins with 'rules:'");
        }

        var map = new YamlMap(root, problems);
        var rules = ReadAll(map, "rules", problems, item => new RuleReader(item, time, channels).Read());
        var silences = ReadAll(map, "silences", problems, item => new SilenceReader(item, time).Read());
        foreach (var later in LaterSections)
        {
            if (map.Take(later) is { } node) map.Problem(node, $"'{later}' is not yet supported and has no effect", isWarning: true);
        }

        map.RefuseUnknown(Sections);
        return new(problems.TrueForAll(problem => problem.IsWarning) ? new RuleSet(rules, silences) { Yaml = text } : null, Ordered(problems));
    }

    private static List<T> ReadAll<T>(YamlMap root, string section, List<RuleProblem> problems, Func<YamlMap, T?> read)
        where T : class
    {
        var found = new List<T>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var value = root.Take(section);
        if (value is null) return found;
        if (value is not YamlSequenceNode list)
        {
            root.Problem(value, $"'{section}' is a list: begin each entry with '- '");
            return found;
        }

        foreach (var item in list.Children)
        {
            if (item is not YamlMappingNode mapping)
            {
                root.Problem(item, $"an entry of '{section}' is a mapping of keys and values");
                continue;
            }

            var map = new YamlMap(mapping, problems);
            var entry = read(map);
            if (map.Rule is { } name && !names.Add(name)) map.Problem(item, "another rule has this name");
            if (entry is not null) found.Add(entry);
        }

        return found;
    }

    private static List<RuleProblem> Ordered(List<RuleProblem> problems) => [.. problems.OrderBy(problem => (problem.Line, problem.Column))];

    private static RuleFileResult Failed(int line, int column, string message) => new(null, [new RuleProblem(line, column, null, message)]);
}
