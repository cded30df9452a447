using System.Text;
using System.Text.RegularExpressions;

namespace LogMonitor.Core.Parsing;

/// <summary>A user's own pattern for the lines that begin records: every other line continues the record before it.</summary>
/// <param name="pattern">A .NET regular expression that can run in linear time; case counts.</param>
public sealed class RecordStart(string pattern)
{
    /// <summary>Bytes of a line that the pattern sees: a bound on what one line can cost.</summary>
    public const int MaxBytes = 1024;

    private readonly Regex _regex = new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public bool IsMatch(ReadOnlySpan<byte> line)
    {
        // A byte makes at most one UTF-16 unit.
        Span<char> characters = stackalloc char[MaxBytes];
        var length = Encoding.UTF8.GetChars(line[..Math.Min(line.Length, MaxBytes)], characters);
        return _regex.IsMatch(characters[..length]);
    }
}
