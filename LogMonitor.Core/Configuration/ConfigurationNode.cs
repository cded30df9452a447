using System.Globalization;

namespace LogMonitor.Core.Configuration;

/// <summary>A tree of configured values, from flat keys such as <c>Sources:Files:0:Path</c>.</summary>
internal sealed class ConfigurationNode(string path)
{
    private readonly Dictionary<string, ConfigurationNode> _children = new(StringComparer.OrdinalIgnoreCase);

    public string Path { get; } = path;

    /// <summary>The last part of the path, as it was written.</summary>
    public string Name => Path[(Path.LastIndexOf(':') + 1)..];

    public string? Value { get; private set; }

    public IReadOnlyDictionary<string, ConfigurationNode> Children => _children;

    /// <summary>The children in the order of a list: by number where they are numbers.</summary>
    public IEnumerable<ConfigurationNode> Items => _children.Values
        .OrderBy(child => int.TryParse(child.Name, CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue)
        .ThenBy(child => child.Name, StringComparer.Ordinal);

    public static ConfigurationNode Build(string root, IEnumerable<KeyValuePair<string, string?>> values)
    {
        var tree = new ConfigurationNode(root);
        foreach (var (key, value) in values)
        {
            var node = tree;
            foreach (var part in key.Split(':', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!node._children.TryGetValue(part, out var child)) node._children[part] = child = new ConfigurationNode($"{node.Path}:{part}");
                node = child;
            }

            node.Value ??= value;
        }

        return tree;
    }
}
