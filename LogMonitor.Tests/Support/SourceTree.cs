namespace LogMonitor.Tests.Support;

/// <summary>The source files that the tests were built from: bin/CONFIGURATION/FRAMEWORK lies three folders below this project's.</summary>
internal static class SourceTree
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));

    private static readonly string[] Built = ["/bin/", "/obj/", "/wwwroot/"];

    public static IEnumerable<string> Files(string folder, string pattern)
        => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Built.Any(folder => file.Contains(folder, StringComparison.Ordinal)));
}
