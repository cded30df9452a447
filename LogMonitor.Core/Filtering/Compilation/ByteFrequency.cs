namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>How common bytes are in logs, so that a search waits for a rare one.</summary>
internal static class ByteFrequency
{
    // Most common first, upper case counted with lower: English letters, mixed with the digits and marks of stamps.
    private const string Common = " e0t12ao-:inrs.3ld5c4m6u789/p=\"h,tg[]_f(){}bvwy'xkq;zj@&%+$<>#?!~*|\\^`\n\t";

    // Any other byte: control characters are rare, those of other scripts are common only together.
    private const int Other = 12;

    private static readonly int[] Ranks = Build();

    /// <summary>Greater is more common.</summary>
    public static int Rank(byte lower) => Ranks[lower];

    private static int[] Build()
    {
        var ranks = new int[256];
        Array.Fill(ranks, Other);
        for (var i = Common.Length - 1; i >= 0; i--) ranks[Common[i]] = Common.Length - i;
        return ranks;
    }
}
