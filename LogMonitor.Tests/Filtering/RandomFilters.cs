using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Core.Filtering.Syntax;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Filtering;

/// <summary>Trees of filters in their normal form.</summary>
internal static class RandomFilters
{
    private static readonly Gen<string> HardText =
        from count in Gen.Choose(1, 4)
        from parts in Gen.Elements("a", "B", "é", "日", " ", "\"", "\\", "(", ")", "/", ":", "//", "=", "<", ">", "~", "-", "!", "*", "?", "|", "OR", "NOT", "5", ".", "\n", "level", "i").ArrayOf(count)
        select string.Concat(parts);

    private static readonly Gen<string> EasyText = Gen.Elements("a", "ann", "Bob", "b", "5", "500", "500.0", "é", "x y", "time", "1.5", "-3", "ANN");

    private static readonly Gen<FilterField> AnyField =
        from name in Gen.Elements("user", "status", "field.level", "field.field.x", "message", "source", "service", "host", "file", "trace", "logger", "@tr", "a-b/c.d", "two words", "q\"\\", "9x", "a:", "-x")
        select FilterField.Parse(name);

    private static readonly Gen<FilterField> EasyField =
        from name in Gen.Elements("user", "status", "service", "host", "missing") select FilterField.Parse(name);

    private static readonly Gen<FilterOperator> Order =
        Gen.Elements(FilterOperator.Less, FilterOperator.LessOrEqual, FilterOperator.Greater, FilterOperator.GreaterOrEqual);

    private static readonly Gen<LogLevel> Levels = Gen.Elements(LogLevel.Trace, LogLevel.Debug, LogLevel.Info, LogLevel.Warn, LogLevel.Error, LogLevel.Fatal);

    private static readonly Gen<FilterNode> LevelTerms = Gen.OneOf(
        from op in Order from level in Levels select (FilterNode)new LevelNode(op, level),
        from level in Gen.Elements(Enum.GetValues<LogLevel>()) select (FilterNode)new LevelNode(FilterOperator.Equal, level));

    private static readonly Gen<FilterNode> TimeTerms =
        from op in Gen.Elements(Enum.GetValues<FilterOperator>())
        from ticks in Gen.Elements(-TimeSpan.TicksPerDay, -10, -1, 0, 1, 10, 10_000_000)
        select (FilterNode)new TimeNode(op, Some.Ticks + ticks);

    private static readonly Gen<FilterNode> Numbers =
        from kind in Gen.Elements(FilterFieldKind.Stream, FilterFieldKind.Pattern)
        from number in Gen.Choose(0, 5)
        select (FilterNode)new NumberNode(kind, number);

    public static Gen<FilterNode> Anything { get; } = Trees(Terms(HardText, AnyField), 4);

    public static Gen<FilterNode> Evaluable { get; } = Trees(Terms(EasyText, EasyField), 3);

    private static Gen<FilterNode> Terms(Gen<string> texts, Gen<FilterField> fields) => Gen.OneOf(
        LevelTerms,
        TimeTerms,
        Numbers,
        Gen.Constant<FilterNode>(EverythingNode.Instance),
        from text in texts select (FilterNode)new TextNode(text),
        from a in texts from b in texts where !BareText.HasEnd(a + b) && !(a + b).Contains('*') select (FilterNode)new TextNode(a + "*" + b, Wildcards: true),
        from pattern in Gen.Elements("a/b", "\\d+", "x|y", "[/]", "\\\\", " a (b)", "a{2}\"", "(?i)é") from ignore in Gen.Elements(true, false) select (FilterNode)new RegexNode(pattern, ignore),
        from field in fields select (FilterNode)new ExistsNode(field),
        from field in fields from value in texts select (FilterNode)new ValueNode(field, value, exact: true),
        from field in fields from value in texts where IsBare(value) select (FilterNode)new ValueNode(field, value, exact: false),
        from field in fields from value in texts where IsBare(value + "*") from tail in Gen.Elements("*", "?", "*?") select (FilterNode)new ValueNode(field, value + tail, exact: false),
        from field in fields from op in Order from value in texts select (FilterNode)new CompareNode(field, op, value),
        from field in fields from pattern in Gen.Elements("^A", "n$", "/", "5") select (FilterNode)new FieldRegexNode(field, pattern));

    // Asterisks alone mean that the field exists.
    private static bool IsBare(string value) => BareText.IsValue(value) && value.Trim('*').Length > 0;

    private static Gen<FilterNode> Trees(Gen<FilterNode> terms, int depth)
    {
        if (depth == 0) return terms;
        var inner = Trees(terms, depth - 1);
        var several = from count in Gen.Choose(2, 3) from nodes in inner.ArrayOf(count) select nodes;
        return Gen.OneOf(
            terms,
            from nodes in several select FilterNode.And(nodes),
            from nodes in several select FilterNode.Or(nodes),
            from node in inner select FilterNode.Not(node));
    }
}
