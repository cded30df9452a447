using System.Buffers;

namespace LogMonitor.Core.Parsing.Layouts;

/// <summary>The bytes that the kinds of a layout's fields consist of.</summary>
internal static class LayoutBytes
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string DecimalDigits = "0123456789";

    public static SearchValues<byte> Level { get; } = Create(Letters + DecimalDigits);

    private static SearchValues<byte> Number { get; } = Create(DecimalDigits + "+-.eE");

    private static SearchValues<byte> Name { get; } = Create(Letters + DecimalDigits + "_.$-+`/@#~");

    private static SearchValues<byte> Hex { get; } = Create(DecimalDigits + "abcdefABCDEF-");

    private static SearchValues<byte> Word { get; } = AllBut(" \t");

    private static SearchValues<byte> Tag { get; } = AllBut(" \t:[");

    private static SearchValues<byte> Url { get; } = AllBut(" \t\"?");

    public static SearchValues<byte> Of(StepKind kind) => kind switch
    {
        StepKind.Number => Number,
        StepKind.Name => Name,
        StepKind.Tag => Tag,
        StepKind.Hex => Hex,
        StepKind.Url => Url,
        _ => Word,
    };

    private static SearchValues<byte> Create(string bytes) => SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(bytes));

    private static SearchValues<byte> AllBut(string bytes) => SearchValues.Create([.. Enumerable.Range(0, 256).Where(b => !bytes.Contains((char)b)).Select(b => (byte)b)]);
}
