using System.Globalization;
using System.Text.Json;

namespace LogMonitor.Web.Hosting;

/// <summary>Reads a JSON file, comments and trailing commas allowed, into the flat keys of .NET's configuration.</summary>
internal static class JsonConfiguration
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="JsonException">The text is no JSON; the exception tells the line.</exception>
    public static IReadOnlyList<KeyValuePair<string, string?>> Read(string text)
    {
        using var document = JsonDocument.Parse(text, Lenient);
        return [.. Flatten("", document.RootElement)];
    }

    private static IEnumerable<KeyValuePair<string, string?>> Flatten(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Flatten(Join(path, property.Name), property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Flatten(Join(path, i.ToString(CultureInfo.InvariantCulture)), item)),
        JsonValueKind.Null => [],
        _ => [new KeyValuePair<string, string?>(path, element.ToString())],
    };

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}:{key}";
}
