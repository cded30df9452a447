using System.Runtime.InteropServices;
using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage.Search;

/// <summary>A field's most frequent values.</summary>
/// <param name="Distinct">How many different values there were, up to the limit that is kept.</param>
public sealed record Facet(string Field, IReadOnlyList<FacetValue> Values, int Distinct);

public sealed record FacetValue(string Value, long Count);

/// <summary>Counts the values of fields. Labels are counted by stream and named at the end.</summary>
internal sealed class FacetCollector : IRowVisitor
{
    // More different values than this are an identifier, not a facet: the rest is not counted.
    private const int MaxDistinct = 10_000;

    private const int MaxValueLength = 256;

    private readonly List<string> _fields;
    private readonly (FieldName Name, Dictionary<string, long> Counts)[] _own;
    private readonly Dictionary<LogStream, long> _byStream = [];
    private readonly long[] _byLevel = new long[LogLevels.Count];
    private readonly FieldBuffer _buffer = new();
    private readonly char[] _chars = new char[MaxValueLength];

    public FacetCollector(IReadOnlyList<string> fields)
    {
        _fields = [.. fields];
        _own = [.. fields.Where(field => LabelOf(field) is null && !IsLevel(field)).Select(field => (new FieldName(field), new Dictionary<string, long>(StringComparer.Ordinal)))];
    }

    public bool NeedsText => _own.Length > 0;

    public void Visit(in LogEvent row)
    {
        _byLevel[(int)row.Level]++;
        CollectionsMarshal.GetValueRefOrAddDefault(_byStream, row.Stream, out _)++;
        foreach (var (name, counts) in _own)
        {
            if (row.TryGetField(name, _buffer, out var value)) Count(counts, value.Text);
        }
    }

    /// <summary>Takes counts that are known without looking at rows.</summary>
    public void Add(IEnumerable<(LogStream Stream, long[] ByLevel)> counts)
    {
        foreach (var (stream, byLevel) in counts)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_byStream, stream, out _) += byLevel.Sum();
            for (var level = 0; level < byLevel.Length; level++) _byLevel[level] += byLevel[level];
        }
    }

    public IReadOnlyList<Facet> ToFacets(int top) =>
    [
        .. from field in _fields
           let counts = CountsOf(field)
           select new Facet(
               field,
               [.. counts.Where(value => value.Value > 0).OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).Take(top).Select(value => new FacetValue(value.Key, value.Value))],
               counts.Count),
    ];

    private void Count(Dictionary<string, long> counts, ReadOnlySpan<byte> value)
    {
        if (value.Length > MaxValueLength) value = value[..MaxValueLength];
        var chars = _chars.AsSpan(0, Encoding.UTF8.GetChars(value, _chars));
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (counts.Count >= MaxDistinct && !lookup.ContainsKey(chars)) return;
        CollectionsMarshal.GetValueRefOrAddDefault(lookup, chars, out _)++;
    }

    private Dictionary<string, long> CountsOf(string field)
    {
        if (IsLevel(field)) return LogLevels.All.Select((name, level) => (name, _byLevel[level])).Where(pair => pair.Item2 > 0).ToDictionary();
        if (LabelOf(field) is not { } label) return _own.First(own => own.Name.Name == field).Counts;
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (stream, count) in _byStream)
        {
            if (label(stream.Labels) is { } value) CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _) += count;
        }

        return counts;
    }

    private static bool IsLevel(string field) => field.Equals("level", StringComparison.OrdinalIgnoreCase);

    private static Func<StreamLabels, string?>? LabelOf(string field) => field.ToLowerInvariant() switch
    {
        "service" => labels => labels.Service,
        "host" => labels => labels.Host,
        "file" => labels => labels.File,
        "source" => labels => labels.Source,
        _ => null,
    };
}
