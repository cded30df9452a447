using System.Text;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>A text to which values are compared in any case.</summary>
internal sealed class FoldedText
{
    private readonly int[] _folded;
    private readonly byte[]? _lower;

    public FoldedText(string text)
    {
        _folded = CaseFolding.FoldAll(text);
        // Where only ASCII letters have a case, bytes can be compared in place.
        if (!text.EnumerateRunes().Any(CaseFolding.IsCased)) _lower = Array.ConvertAll(Encoding.UTF8.GetBytes(text), CaseFolding.Lower);
    }

    public bool EqualsAnyCase(ReadOnlySpan<byte> value)
    {
        if (_lower is null) return CompareTo(value) == 0;
        if (value.Length != _lower.Length) return false;
        for (var i = 0; i < value.Length; i++)
        {
            if (CaseFolding.Lower(value[i]) != _lower[i]) return false;
        }

        return true;
    }

    /// <summary>Below 0 where this comes before the value.</summary>
    public int CompareTo(ReadOnlySpan<byte> value)
    {
        foreach (var own in _folded)
        {
            if (value.IsEmpty) return 1;
            Rune.DecodeFromUtf8(value, out var rune, out var length);
            var order = own.CompareTo(CaseFolding.Fold(rune));
            if (order != 0) return order;
            value = value[length..];
        }

        return value.IsEmpty ? 0 : -1;
    }
}
