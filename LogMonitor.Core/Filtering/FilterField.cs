namespace LogMonitor.Core.Filtering;

/// <summary>Where the value of a name in a query comes from.</summary>
public enum FilterFieldKind
{
    /// <summary>A field of the record itself, read with its format.</summary>
    Record,
    Level,
    Time,
    Message,
    Source,
    Service,
    Host,
    File,
    Stream,
    Trace,
    Pattern,
    Logger,
}

/// <summary>A name in a query. Names are compared in any case; ours win over a record's own.</summary>
public sealed class FilterField : IEquatable<FilterField>
{
    /// <summary>In front of a name it reaches the record's own field where ours has the same name.</summary>
    public const string RecordPrefix = "field.";

    private static readonly Dictionary<string, FilterFieldKind> Ours = Enum.GetValues<FilterFieldKind>()
        .Where(kind => kind != FilterFieldKind.Record)
        .ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    private FilterField(FilterFieldKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    public FilterFieldKind Kind { get; }

    /// <summary>Our name in lower case, or the record's name as it was written, without <see cref="RecordPrefix"/>.</summary>
    public string Name { get; }

    /// <summary>The name as a query has it, before quoting: <c>level</c>, <c>field.level</c>, <c>user.id</c>.</summary>
    public string QueryName => Kind == FilterFieldKind.Record && (Ours.ContainsKey(Name) || HasPrefix(Name)) ? RecordPrefix + Name : Name;

    /// <summary>True where the value is one of the whole stream: known without looking at a row.</summary>
    public bool IsOfStream => Kind is FilterFieldKind.Source or FilterFieldKind.Service or FilterFieldKind.Host or FilterFieldKind.File or FilterFieldKind.Stream;

    /// <summary>True for values that compare as text; level, time, stream and pattern have nodes of their own.</summary>
    internal bool IsText => Kind is not (FilterFieldKind.Level or FilterFieldKind.Time or FilterFieldKind.Stream or FilterFieldKind.Pattern);

    /// <summary>The names that are ours, in lower case.</summary>
    public static IReadOnlyCollection<string> Names => Ours.Keys;

    /// <summary>Reads a name as it stands in a query.</summary>
    public static FilterField Parse(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Ours.TryGetValue(name, out var kind)) return new FilterField(kind, name.ToLowerInvariant());
        return OfRecord(HasPrefix(name) ? name[RecordPrefix.Length..] : name);
    }

    /// <summary>A field of the record itself, whatever its name.</summary>
    public static FilterField OfRecord(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new FilterField(FilterFieldKind.Record, name);
    }

    internal void RequireText()
    {
        if (!IsText) throw new ArgumentException($"'{Name}' has a node of its own.");
    }

    public bool Equals(FilterField? other) => other is not null && Kind == other.Kind && Name == other.Name;

    public override bool Equals(object? obj) => Equals(obj as FilterField);

    public override int GetHashCode() => HashCode.Combine(Kind, Name);

    public override string ToString() => QueryName;

    private static bool HasPrefix(string name)
        => name.Length > RecordPrefix.Length && name.StartsWith(RecordPrefix, StringComparison.OrdinalIgnoreCase);
}
