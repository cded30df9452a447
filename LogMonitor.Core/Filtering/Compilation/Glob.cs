using System.Text;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>
/// A whole value with wildcards, in any case: <c>*</c> is any run of characters, <c>?</c> is one. On a mismatch it goes
/// back to the last asterisk only, so its time is at most the product of both lengths.
/// </summary>
internal sealed class Glob(string pattern)
{
    private const int One = -1;
    private const int Run = -2;

    private readonly int[] _pattern = Parse(pattern);

    public bool Matches(ReadOnlySpan<byte> value)
    {
        var at = 0;
        var next = 0;
        var retryAt = 0;
        var retryNext = -1;
        while (at < value.Length)
        {
            if (next < _pattern.Length && _pattern[next] == Run)
            {
                retryNext = ++next;
                retryAt = at;
                continue;
            }

            var folded = Decode(value[at..], out var length);
            if (next < _pattern.Length && (_pattern[next] == One || _pattern[next] == folded))
            {
                at += length;
                next++;
                continue;
            }

            if (retryNext < 0) return false;
            Decode(value[retryAt..], out var skipped);
            retryAt += skipped;
            at = retryAt;
            next = retryNext;
        }

        while (next < _pattern.Length && _pattern[next] == Run) next++;
        return next == _pattern.Length;
    }

    private static int Decode(ReadOnlySpan<byte> value, out int length)
    {
        if (value[0] < 0x80)
        {
            length = 1;
            return CaseFolding.Lower(value[0]);
        }

        Rune.DecodeFromUtf8(value, out var rune, out length);
        return CaseFolding.Fold(rune);
    }

    private static int[] Parse(string pattern)
    {
        var parsed = new List<int>();
        foreach (var rune in pattern.EnumerateRunes())
        {
            var token = rune.Value switch
            {
                '*' => Run,
                '?' => One,
                _ => CaseFolding.Fold(rune),
            };
            if (token != Run || parsed.Count == 0 || parsed[^1] != Run) parsed.Add(token);
        }

        return [.. parsed];
    }
}
