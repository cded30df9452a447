using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Formats;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Layouts;

/// <summary>
/// A format whose records begin with a line of a fixed layout, or of one of several. A line that has none of them is read as plain text is, so that
/// nothing of it is lost. Fields are those that the layout names and the <c>key=value</c> pairs of the message.
/// </summary>
internal abstract class LayoutFormat : LineFormat
{
    private readonly LineLayout[] _layouts;

    /// <param name="name">See <see cref="LogFormat.Name"/>.</param>
    /// <param name="layouts">In the order in which they are tried; see <see cref="LayoutSyntax"/> for how they are written.</param>
    /// <exception cref="FormatException">A layout's text is wrong.</exception>
    protected LayoutFormat(string name, params ReadOnlySpan<string> layouts)
    {
        Name = name;
        _layouts = new LineLayout[layouts.Length];
        for (var i = 0; i < layouts.Length; i++) _layouts[i] = new LineLayout(layouts[i], ReadLevel);
        HasStampedRecords = Array.TrueForAll(_layouts, layout => layout.HasTime);
    }

    public sealed override string Name { get; }

    public override bool FieldsAreVerbatim => true;

    public override bool HasMultilineRecords => true;

    public override bool HasStampedRecords { get; }

    /// <summary>The score of a line that has the layout: lower where other formats' lines have it too.</summary>
    protected virtual int Certainty => 95;

    /// <summary>The score of a line that has the layout of that number, where they differ.</summary>
    protected virtual int CertaintyOf(int layout) => Certainty;

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        var match = default(LayoutMatch);
        return TryMatch(line, null, 0, ref match, out var layout) ? CertaintyOf(IndexOf(layout)) : 0;
    }

    public sealed override bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        var match = default(LayoutMatch);
        if (!TryMatch(line, shape, arrivalTicks, ref match, out var layout))
        {
            return TryParseOther(line, shape, arrivalTicks, out head);
        }

        head = new LineHead { Level = match.Level, Single = !HasMultilineRecords };
        if (match.HasTime) head.SetTime(match.Stamp);
        if (head.Level == LogLevel.Unknown) head.Level = LevelOf(line, layout, in match);
        return true;
    }

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        var line = AnsiCodes.Strip(Lines.First(text), buffer);
        var match = default(LayoutMatch);
        if (!TryMatch(line, null, 0, ref match, out var layout)) return PlainFormat.Instance.TryGetField(text, name, buffer, out value);
        var slot = layout.SlotOf(name.Utf8);
        if (slot >= 0 && !layout.HoldsPairs(slot)) return TryValue(line[match[slot]], out value);
        if (TryDerive(line, layout, in match, name.Utf8, buffer, out value) || new KeyValuePairs(line[match.Message]).TryFind(name, buffer, out value)) return true;
        for (slot = 0; slot < layout.FieldCount; slot++)
        {
            if (layout.HoldsPairs(slot) && new KeyValuePairs(line[match[slot]]).TryFind(name, buffer, out value)) return true;
        }

        return false;
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        var line = AnsiCodes.Strip(Lines.First(text), buffer);
        var match = default(LayoutMatch);
        if (!TryMatch(line, null, 0, ref match, out var layout))
        {
            PlainFormat.Instance.ReadFields(text, buffer, visitor);
            return;
        }

        for (var slot = 0; slot < layout.FieldCount; slot++)
        {
            if (layout.HoldsPairs(slot)) VisitPairs(line[match[slot]], buffer, visitor);
            else if (TryValue(line[match[slot]], out var value)) visitor.Visit(layout.NameOf(slot), value);
        }

        Derive(line, layout, in match, buffer, visitor);
        VisitPairs(line[match.Message], buffer, visitor);
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        var line = Lines.First(text);
        var bare = AnsiCodes.Strip(line, buffer);
        var match = default(LayoutMatch);
        if (!TryMatch(bare, null, 0, ref match, out _)) return PlainFormat.Instance.GetMessage(text, buffer);
        var message = AnsiCodes.Slice(line, bare.Length, match.Message);
        return message.IsEmpty ? line : message;
    }

    /// <summary>The level that the word at <c>{level}</c> names; unknown means that the line is not of the layout.</summary>
    protected virtual LogLevel ReadLevel(ReadOnlySpan<byte> word) => LevelWords.ParseValue(word);

    /// <summary>A line of another layout: it begins a record when it has a stamp.</summary>
    protected virtual bool TryParseOther(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        if (!PlainFormat.Instance.TryParseHead(line, shape, arrivalTicks, out head)) return false;
        head.Misfit = true;
        return true;
    }

    /// <summary>The level of a line of which the layout tells none: from its HTTP status, else from the words of its message.</summary>
    protected virtual LogLevel LevelOf(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match)
        => layout.StatusSlot >= 0 ? StatusLevel.Of(line[match[layout.StatusSlot]]) : PlainFormat.LevelWithoutStamp(line[match.Message]);

    /// <summary>A field that is a part of another, or another name for it.</summary>
    protected virtual bool TryDerive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, ReadOnlySpan<byte> name, FieldBuffer buffer, out FieldValue value)
    {
        value = default;
        return false;
    }

    /// <summary>Hands over the fields that <see cref="TryDerive"/> finds, other names left out.</summary>
    protected virtual void Derive(ReadOnlySpan<byte> line, LineLayout layout, scoped in LayoutMatch match, FieldBuffer buffer, IFieldVisitor visitor)
    {
    }

    /// <summary>The number of a layout that a line has, in their order.</summary>
    protected int IndexOf(LineLayout layout) => Array.IndexOf(_layouts, layout);

    /// <summary>A level's word in capitals, for <see cref="ReadLevel"/> where a word of a sentence may stand in the same place.</summary>
    protected static LogLevel ReadCapitals(ReadOnlySpan<byte> word)
        => word.Length > 0 && char.IsAsciiLetterUpper((char)word[0]) && !word.ContainsAnyInRange((byte)'a', (byte)'z') ? LevelWords.Parse(word) : LogLevel.Unknown;

    // Some fill a column with spaces. A dash is how these formats write that there is no value.
    protected static bool TryValue(ReadOnlySpan<byte> text, out FieldValue value)
    {
        text = text.Trim((byte)' ');
        if (text.Length == 1 && text[0] == '-') text = default;
        value = new FieldValue(text, KeyValuePairs.KindOf(text));
        return !text.IsEmpty;
    }

    private static void VisitPairs(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        var pairs = new KeyValuePairs(text);
        while (pairs.MoveNext()) visitor.Visit(pairs.Key, pairs.Value(buffer));
    }

    private bool TryMatch(ReadOnlySpan<byte> line, StreamShape? shape, long arrivalTicks, ref LayoutMatch match, out LineLayout layout)
    {
        foreach (var candidate in _layouts)
        {
            match = default;
            layout = candidate;
            if (candidate.TryMatch(line, shape?.Stamps, arrivalTicks, ref match)) return true;
        }

        layout = _layouts[0];
        return false;
    }
}
