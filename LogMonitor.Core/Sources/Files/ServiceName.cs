namespace LogMonitor.Core.Sources.Files;

/// <summary>Names a service after its file where the configuration does not: <c>/logs/checkout-20261120.log</c> is checkout.</summary>
internal static class ServiceName
{
    private static readonly string[] Meaningless = ["app", "log", "logs", "output", "stdout", "stderr", "current", "access", "error", "server", "main"];

    public static string FromPath(string path)
    {
        var name = WithoutRotation(System.IO.Path.GetFileName(path));
        if (name.Length > 0 && !Meaningless.Contains(name, StringComparer.OrdinalIgnoreCase)) return name;
        var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path)) ?? "";
        return folder.Length == 0 || Meaningless.Contains(folder, StringComparer.OrdinalIgnoreCase) ? (name.Length > 0 ? name : "unnamed") : folder;
    }

    private static string WithoutRotation(string file)
    {
        var name = file;
        foreach (var ending in (string[])[".gz", ".log", ".json", ".txt", ".jsonl", ".ndjson", ".clef", ".out"])
        {
            var at = name.IndexOf(ending, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && (at + ending.Length == name.Length || name[at + ending.Length] is '.' or '-' or '_')) name = name[..at];
        }

        return name.TrimEnd("0123456789-_.".ToCharArray());
    }
}
