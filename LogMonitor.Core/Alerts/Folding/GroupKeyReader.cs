using System.Buffers.Binary;
using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Core.Alerts.Folding;

/// <summary>
/// Reads the values of a rule's <c>by</c> out of a row as one key, without making an object: each value as its
/// length in two bytes and up to <see cref="MaxValue"/> bytes of text, which are none where the row has no such field.
/// </summary>
internal sealed class GroupKeyReader(IReadOnlyList<string> by)
{
    public const int MaxValue = 256;

    private readonly FieldReader[] _fields = [.. by.Select(name => new FieldReader(FilterField.Parse(name)))];
    private readonly FieldBuffer _buffer = new();
    private readonly byte[] _key = new byte[by.Count * (2 + MaxValue)];

    /// <summary>Valid until the next call.</summary>
    public ReadOnlySpan<byte> Read(in LogEvent row)
    {
        var used = 0;
        foreach (var field in _fields)
        {
            var length = 0;
            if (field.TryRead(row, _buffer, out var value))
            {
                length = CharacterBoundary(value.Text, MaxValue);
                value.Text[..length].CopyTo(_key.AsSpan(used + 2));
            }

            BinaryPrimitives.WriteUInt16LittleEndian(_key.AsSpan(used), (ushort)length);
            used += 2 + length;
        }

        return _key.AsSpan(0, used);
    }

    public static IReadOnlyList<AlertLabel> Labels(ReadOnlySpan<byte> key, IReadOnlyList<string> by)
    {
        var labels = new List<AlertLabel>(by.Count);
        foreach (var name in by)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(key);
            labels.Add(new AlertLabel(name, Encoding.UTF8.GetString(key.Slice(2, length))));
            key = key[(2 + length)..];
        }

        return labels;
    }

    /// <summary>How many of the first <paramref name="most"/> bytes can be taken without cutting a character.</summary>
    public static int CharacterBoundary(ReadOnlySpan<byte> text, int most)
    {
        var length = Math.Min(text.Length, most);
        while (length < text.Length && length > 0 && (text[length] & 0xC0) == 0x80) length--;
        return length;
    }
}
