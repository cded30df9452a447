using System.Collections.Concurrent;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Formats;
using LogMonitor.Core.Parsing.Formats.Apps;
using LogMonitor.Core.Parsing.Formats.Data;
using LogMonitor.Core.Parsing.Formats.Json;
using LogMonitor.Core.Parsing.Formats.Servers;
using LogMonitor.Core.Parsing.Formats.Systems;
using LogMonitor.Core.Parsing.Formats.Tables;

namespace LogMonitor.Core.Parsing;

/// <summary>The formats that streams are recognised as and that stored batches name.</summary>
public sealed class FormatRegistry
{
    private const int MaxParametrised = 1000;

    private readonly LineFormat[] _formats;
    private readonly ConcurrentDictionary<string, LineFormat> _parametrised = new(StringComparer.Ordinal);

    /// <param name="formats">In the order in which they are tried; the last one takes whatever no other does.</param>
    public FormatRegistry(IReadOnlyList<LineFormat> formats)
    {
        if (formats.Count == 0) throw new ArgumentException("A registry needs at least one format.", nameof(formats));
        _formats = [.. formats];
    }

    /// <summary>All formats: the particular before those that take their lines as well.</summary>
    public static FormatRegistry Default { get; } = new([.. AppFormats.All, .. ServerFormats.All, .. SystemFormats.All, .. DataFormats.All, .. TableFormats.All, .. JsonDialects.All, new JsonFormat(), new AccessFormat(), new LogfmtFormat(), PlainFormat.Instance]);

    public IReadOnlyList<LineFormat> All => _formats;

    /// <summary>The format that takes any line.</summary>
    public LineFormat Fallback => _formats[^1];

    /// <summary>The format of that name in any case; the plain one when there is none, as in a log written by a newer version.</summary>
    public LogFormat ByName(string name) => TryGet(name) ?? Fallback;

    /// <summary>The format of that name in any case, or null. A name with a colon is a family's with parameters.</summary>
    public LineFormat? TryGet(string name)
    {
        if (_parametrised.TryGetValue(name, out var made)) return made;
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var family = colon < 0 ? name : name[..colon];
        foreach (var format in _formats)
        {
            if (string.Equals(format.Name, family, StringComparison.OrdinalIgnoreCase)) return colon < 0 ? format : Keep(name, format.WithParameters(name[(colon + 1)..]));
        }

        return null;
    }

    /// <summary>The format that a header line declares, or null. Lines at a stream's top may be headers without a mark of their own.</summary>
    internal LineFormat? TryDeclare(ReadOnlySpan<byte> line, bool atTop)
    {
        if (!atTop && line[0] != '#') return null;
        foreach (var format in _formats)
        {
            if (format.Declare(line) is { } declared) return TryGet(declared.Name);
        }

        return null;
    }

    /// <summary>The format that was registered, of one with parameters as of any other.</summary>
    internal LineFormat? FamilyOf(LineFormat format) => TryGet(LogFormat.FamilyOf(format.Name));

    // Headers come from log files: what is kept of them has a bound.
    private LineFormat? Keep(string name, LineFormat? format)
    {
        if (format is not null && _parametrised.Count < MaxParametrised) _parametrised[name] = format;
        return format;
    }
}
