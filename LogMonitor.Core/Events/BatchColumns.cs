using System.Buffers;

namespace LogMonitor.Core.Events;

/// <summary>The pooled arrays behind a batch, growable while it is built.</summary>
internal sealed class BatchColumns
{
    public byte[] Text;
    public int[] Offsets;
    public long[] Times;
    public LogLevel[] Levels;
    public RowFlags[] Flags;
    public int[] Patterns;
    public long[] SourceOffsets;
    public int TextLength;
    public int Count;

    public BatchColumns(int textCapacity, int rowCapacity)
    {
        Text = ArrayPool<byte>.Shared.Rent(Math.Max(textCapacity, 64));
        Offsets = ArrayPool<int>.Shared.Rent(rowCapacity + 1);
        Times = ArrayPool<long>.Shared.Rent(rowCapacity);
        Levels = ArrayPool<LogLevel>.Shared.Rent(rowCapacity);
        Flags = ArrayPool<RowFlags>.Shared.Rent(rowCapacity);
        Patterns = ArrayPool<int>.Shared.Rent(rowCapacity);
        SourceOffsets = ArrayPool<long>.Shared.Rent(rowCapacity);
        Offsets[0] = 0;
    }

    /// <summary>What the arrays take, used or not.</summary>
    public long BufferBytes => Text.Length + Offsets.Length * sizeof(int) + (long)(Times.Length + SourceOffsets.Length) * sizeof(long)
        + Levels.Length + Flags.Length * sizeof(RowFlags) + Patterns.Length * sizeof(int);

    public void EnsureText(int more)
    {
        var needed = checked(TextLength + more);
        if (needed > Text.Length) Grow(ref Text, TextLength, Math.Max(needed, Text.Length * 2));
    }

    public void EnsureRows(int more)
    {
        var needed = Count + more;
        if (needed + 1 > Offsets.Length) Grow(ref Offsets, Count + 1, Math.Max(needed + 1, Offsets.Length * 2));
        if (needed > Times.Length) Grow(ref Times, Count, Math.Max(needed, Times.Length * 2));
        if (needed > Levels.Length) Grow(ref Levels, Count, Math.Max(needed, Levels.Length * 2));
        if (needed > Flags.Length) Grow(ref Flags, Count, Math.Max(needed, Flags.Length * 2));
        if (needed > Patterns.Length) Grow(ref Patterns, Count, Math.Max(needed, Patterns.Length * 2));
        if (needed > SourceOffsets.Length) Grow(ref SourceOffsets, Count, Math.Max(needed, SourceOffsets.Length * 2));
    }

    public void Return()
    {
        ArrayPool<byte>.Shared.Return(Text);
        ArrayPool<int>.Shared.Return(Offsets);
        ArrayPool<long>.Shared.Return(Times);
        ArrayPool<LogLevel>.Shared.Return(Levels);
        ArrayPool<RowFlags>.Shared.Return(Flags);
        ArrayPool<int>.Shared.Return(Patterns);
        ArrayPool<long>.Shared.Return(SourceOffsets);
        // A use after the last reference fails at once instead of reading someone else's rows.
        Text = [];
        Offsets = [];
        Times = [];
        Levels = [];
        Flags = [];
        Patterns = [];
        SourceOffsets = [];
        Count = 0;
        TextLength = 0;
    }

    private static void Grow<T>(ref T[] array, int used, int capacity)
    {
        var larger = ArrayPool<T>.Shared.Rent(capacity);
        Array.Copy(array, larger, used);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
