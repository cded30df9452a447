using System.Text;

namespace LogMonitor.Core.Events;

/// <summary>A field's name, made once per query: names compare in any case, and dots reach into nested values.</summary>
public sealed class FieldName
{
    private readonly byte[] _lower;
    private readonly byte[][] _segments;

    public FieldName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        _lower = Encoding.UTF8.GetBytes(name.ToLowerInvariant());
        _segments = Array.ConvertAll(name.ToLowerInvariant().Split('.'), Encoding.UTF8.GetBytes);
    }

    /// <summary>The name as the user wrote it.</summary>
    public string Name { get; }

    /// <summary>The whole name in lower case, UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _lower;

    /// <summary>How many names the dots separate; 1 when there is no dot.</summary>
    public int SegmentCount => _segments.Length;

    public ReadOnlySpan<byte> Segment(int index) => _segments[index];

    public override string ToString() => Name;
}
