using System.Buffers;

namespace LogMonitor.Core.Storage;

/// <summary>A block's columns and text in rented buffers; its text is empty where it was not asked for.</summary>
internal sealed class UnpackedBlock(int columnsLength, int textLength) : IDisposable
{
    private readonly byte[] _columns = ArrayPool<byte>.Shared.Rent(Math.Max(columnsLength, 1));
    private readonly byte[] _text = ArrayPool<byte>.Shared.Rent(Math.Max(textLength, 1));

    public Span<byte> Columns => _columns.AsSpan(0, columnsLength);

    public Span<byte> Text => _text.AsSpan(0, textLength);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_columns);
        ArrayPool<byte>.Shared.Return(_text);
    }
}
