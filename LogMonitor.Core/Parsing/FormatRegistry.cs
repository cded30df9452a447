using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Formats;
using LogMonitor.Core.Parsing.Formats.Apps;
using LogMonitor.Core.Parsing.Formats.Data;

namespace LogMonitor.Core.Parsing;

/// <summary>The formats that streams are recognised as and that stored batches name.</summary>
public sealed class FormatRegistry
{
    private readonly LineFormat[] _formats;

    /// <param name="formats">In the order in which they are tried; the last one takes whatever no other does.</param>
    public FormatRegistry(IReadOnlyList<LineFormat> formats)
    {
        if (formats.Count == 0) throw new ArgumentException("A registry needs at least one format.", nameof(formats));
        _formats = [.. formats];
    }

    /// <summary>All formats: the particular before those that take their lines as well.</summary>
    public static FormatRegistry Default { get; } = new([.. AppFormats.All, .. DataFormats.All, new JsonFormat(), new AccessFormat(), new LogfmtFormat(), PlainFormat.Instance]);

    public IReadOnlyList<LineFormat> All => _formats;

    /// <summary>The format that takes any line.</summary>
    public LineFormat Fallback => _formats[^1];

    /// <summary>The format of that name in any case; the plain one when there is none, as in a log written by a newer version.</summary>
    public LogFormat ByName(string name) => TryGet(name) ?? Fallback;

    /// <summary>The format of that name in any case, or null.</summary>
    public LineFormat? TryGet(string name)
    {
        foreach (var format in _formats)
        {
            if (string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase)) return format;
        }

        return null;
    }
}
