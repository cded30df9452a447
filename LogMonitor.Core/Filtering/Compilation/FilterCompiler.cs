using LogMonitor.Core.Events;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>Turns a tree into tests over rows that share one set of scratch buffers.</summary>
internal sealed class FilterCompiler
{
    private readonly FieldBuffer _buffer = new();
    private readonly RegexBuffer _characters = new();

    private FilterCompiler()
    {
    }

    public static RowTest Compile(FilterNode root) => new FilterCompiler().Row(root);

    /// <summary>Text that every row that passes the test contains; null where there is none.</summary>
    public static TextSearcher? Required(RowTest root) => root switch
    {
        TextTest text => text.First,
        AndTest and => and.Terms.OfType<TextTest>().FirstOrDefault()?.First,
        _ => null,
    };

    private RowTest Row(FilterNode node) => node switch
    {
        EverythingNode => new EverythingTest(),
        AndNode and => new AndTest([.. and.Terms.Select(Row)]),
        OrNode or => new OrTest([.. or.Terms.Select(Row)]),
        NotNode not => new NotTest(Row(not.Term)),
        TextNode text => new TextTest([.. text.Pieces.Select(TextSearcher.Create)]),
        RegexNode regex => new RegexTest(new RegexScanner(regex.Pattern, regex.IgnoreCase, _characters)),
        LevelNode level => new LevelTest(level.Operator, level.Level),
        TimeNode time => new TimeTest(time.Operator, time.Ticks),
        NumberNode { Kind: FilterFieldKind.Stream } stream => new StreamTest(stream.Number),
        NumberNode pattern => new PatternTest(pattern.Number),
        ExistsNode exists => Field(exists.Field, new ExistsValue()),
        ValueNode value => Field(value.Field, Value(value)),
        CompareNode compare => Field(compare.Field, new CompareValue(compare.Field, compare.Operator, compare.Value)),
        FieldRegexNode regex => Field(regex.Field, new RegexValue(new RegexScanner(regex.Pattern, regex.IgnoreCase, _characters))),
        _ => throw new ArgumentException($"Unknown node {node.GetType().Name}.", nameof(node)),
    };

    private RowTest Field(FilterField field, ValueTest test)
    {
        var reader = new FieldReader(field);
        return field.IsOfStream ? new LabelTest(reader, test) : new FieldTest(reader, test, _buffer);
    }

    private static ValueTest Value(ValueNode node)
    {
        ValueTest test = node.Exact ? new ExactValue(node.Value)
            : node.Value.AsSpan().ContainsAny('*', '?') ? new GlobValue(node.Value)
            : new AnyCaseValue(node.Value, node.Field);
        var isFileName = node.Field.Kind == FilterFieldKind.File && !node.Value.AsSpan().ContainsAny('/', '\\');
        return isFileName ? new FileValue(test) : test;
    }
}
