using System.Text;
using System.Text.RegularExpressions;
using LogMonitor.Core.Filtering.Syntax;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>Characters to which texts are decoded for regular expressions; shared by those of one matcher.</summary>
internal sealed class RegexBuffer
{
    /// <summary>Bytes of a text that a regular expression sees; a bound on what one record can cost.</summary>
    public const int MaxBytes = 16 * 1024;

    private char[] _characters = [];

    /// <summary>The text's beginning, valid until the next call.</summary>
    public ReadOnlySpan<char> Decode(ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxBytes) text = text[..WholeCharacters(text)];
        // A byte makes at most one UTF-16 unit.
        if (_characters.Length < text.Length) _characters = new char[Math.Max(1024, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)text.Length))];
        return _characters.AsSpan(0, Encoding.UTF8.GetChars(text, _characters));
    }

    // Not past the limit, and not in the middle of a character.
    private static int WholeCharacters(ReadOnlySpan<byte> text)
    {
        var end = MaxBytes;
        while (end > MaxBytes - 4 && (text[end] & 0xC0) == 0x80) end--;
        return end;
    }
}

/// <summary>
/// Finds a regular expression in UTF-8. Case counts unless the query says otherwise. The expression belongs to one
/// matcher: shared by threads, .NET's would make a runner for each use.
/// </summary>
internal sealed class RegexScanner(string pattern, bool ignoreCase, RegexBuffer buffer)
{
    private readonly Regex _regex = ignoreCase
        ? new Regex(pattern, RegexCheck.Options | RegexOptions.IgnoreCase)
        : new Regex(pattern, RegexCheck.Options);

    public bool Occurs(ReadOnlySpan<byte> text) => _regex.IsMatch(buffer.Decode(text));
}
