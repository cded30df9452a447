using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LogMonitor.Web.Hosting;

/// <summary>Reads a YAML file into the flat keys of .NET's configuration.</summary>
internal static class YamlConfiguration
{
    /// <exception cref="YamlException">The text is no YAML; the exception tells the line and column.</exception>
    public static IEnumerable<KeyValuePair<string, string?>> Read(TextReader text)
    {
        var yaml = new YamlStream();
        yaml.Load(text);
        return yaml.Documents.SelectMany(document => Flatten("", document.RootNode));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Flatten(string path, YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(child => Flatten(Join(path, KeyOf(child.Key)), child.Value)),
        YamlSequenceNode sequence => sequence.Children.SelectMany((child, i) => Flatten(Join(path, i.ToString(CultureInfo.InvariantCulture)), child)),
        YamlScalarNode scalar => [new KeyValuePair<string, string?>(path, scalar.Value)],
        _ => [],
    };

    private static string KeyOf(YamlNode key)
        => key is YamlScalarNode { Value: { } name } ? name : throw new YamlException(key.Start, key.End, "A key is a single word.");

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}:{key}";
}
