using System.Text;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>Finds a text in UTF-8 in any case.</summary>
internal abstract class TextSearcher
{
    /// <param name="needle">Not empty.</param>
    public static TextSearcher Create(string needle)
        => needle.EnumerateRunes().Any(CaseFolding.IsCased) ? new FoldingSearcher(needle) : new ByteSearcher(Encoding.UTF8.GetBytes(needle));

    /// <summary>Where it first begins and, in <paramref name="end"/>, where that occurrence ends; -1 where it does not occur.</summary>
    public abstract int Find(ReadOnlySpan<byte> text, out int end);
}
