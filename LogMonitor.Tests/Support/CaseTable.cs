namespace LogMonitor.Tests.Support;

/// <summary>Tables of input and expectation in Cases/: a line a case, columns separated by " => "; # begins a comment.</summary>
internal static class CaseTable
{
    public static IEnumerable<object[]> Read(string file, int columns)
    {
        var line = 0;
        foreach (var text in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", file)))
        {
            line++;
            if (text.Length == 0 || text.StartsWith("# ", StringComparison.Ordinal)) continue;
            var cells = text.Split(" => ");
            if (cells.Length != columns) throw new InvalidDataException($"{file}:{line}: {cells.Length} columns, expected {columns}.");
            yield return cells;
        }
    }
}
