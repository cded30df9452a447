using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Formats;
using LogMonitor.Core.Parsing.Levels;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing.Layouts;

/// <summary>Reads the word at a layout's <c>{level}</c>; unknown means that the line is not of the layout.</summary>
internal delegate LogLevel LevelReader(ReadOnlySpan<byte> word);

/// <summary>
/// The parts of a line in their order, compiled from a text that <see cref="LayoutSyntax"/> describes. Matching goes over the line once,
/// without backtracking, and makes no object.
/// </summary>
internal sealed class LineLayout
{
    // Shorter runs of such digits are numbers and words.
    private const int MinHex = 8;

    private readonly LayoutStep[] _steps;
    private readonly byte[][] _names;
    private readonly bool[] _holdsPairs;
    private readonly LevelReader _readLevel;

    public LineLayout(string layout, LevelReader? readLevel = null)
    {
        (_steps, var names) = LayoutSyntax.Parse(layout);
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _holdsPairs = [.. names.Select((_, slot) => _steps.Any(step => step.Kind == StepKind.Pairs && step.Slot == slot))];
        HasTime = Array.Exists(_steps, step => step.Kind == StepKind.Time) && !InGroup(Array.FindIndex(_steps, step => step.Kind == StepKind.Time));
        StatusSlot = SlotOf("status"u8);
        _readLevel = readLevel ?? LevelWords.ParseValue;
    }

    public int FieldCount => _names.Length;

    /// <summary>Every line of the layout has a stamp.</summary>
    public bool HasTime { get; }

    /// <summary>The slot of the HTTP status, or -1.</summary>
    public int StatusSlot { get; }

    /// <summary>True when what the slot holds are pairs, which are fields each.</summary>
    public bool HoldsPairs(int slot) => _holdsPairs[slot];

    public ReadOnlySpan<byte> NameOf(int slot) => _names[slot];

    /// <summary>The slot of the field of that name, or -1.</summary>
    public int SlotOf(ReadOnlySpan<byte> name)
    {
        for (var slot = 0; slot < _names.Length; slot++)
        {
            if (name.SequenceEqual(_names[slot])) return slot;
        }

        return -1;
    }

    /// <summary>Finds the parts, which reach to the line's end, blanks there aside. Without a stream's <paramref name="stamps"/> the time is passed over and not read.</summary>
    public bool TryMatch(ReadOnlySpan<byte> line, StampReader? stamps, long arrivalTicks, ref LayoutMatch match)
        => Run(line, 0, _steps.Length, 0, stamps, arrivalTicks, ref match) is var end and >= 0 && line[end..].IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    /// <returns>Where the steps end in the line, or -1.</returns>
    private int Run(ReadOnlySpan<byte> line, int step, int end, int at, StampReader? stamps, long arrivalTicks, ref LayoutMatch match)
    {
        while (step < end)
        {
            ref readonly var part = ref _steps[step];
            if (part.Kind == StepKind.Optional)
            {
                var behind = Run(line, step + 1, part.Target, at, stamps, arrivalTicks, ref match);
                if (behind >= 0) at = behind;
                else Forget(step + 1, part.Target, ref match);
                step = part.Target;
                continue;
            }

            var next = Pass(in part, line, at, stamps, arrivalTicks, ref match);
            if (next < 0) return -1;
            at = next;
            step++;
        }

        return at;
    }

    private int Pass(in LayoutStep part, ReadOnlySpan<byte> line, int at, StampReader? stamps, long arrivalTicks, ref LayoutMatch match)
    {
        var rest = line[at..];
        switch (part.Kind)
        {
            case StepKind.Literal:
                return rest.StartsWith(part.Literal) ? at + part.Literal.Length : -1;
            case StepKind.Blank:
                var blanks = rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
                return blanks == 0 || rest.IsEmpty ? -1 : blanks < 0 ? line.Length : at + blanks;
            case StepKind.Time:
                return PassTime(line, at, stamps, arrivalTicks, ref match);
            case StepKind.Level:
                return PassLevel(in part, rest, at, ref match);
            case StepKind.MessageStart:
                match.BeginMessage(at);
                return at;
            case StepKind.MessageEnd:
                match.EndMessage(at);
                return at;
            case StepKind.Structured:
                var elements = StructuredData.Length(rest);
                return elements < 0 ? -1 : Keep(in part, at, at + elements, at + elements, ref match);
            case StepKind.Quoted:
                var close = rest.Length > 1 && rest[0] == '"' ? Escapes.ClosingQuote(rest) : -1;
                return close < 0 ? -1 : Keep(in part, at + 1, at + close, at + close + 1, ref match);
            case StepKind.End:
                return rest.TrimEnd((byte)' ').IsEmpty ? line.Length : -1;
            case StepKind.Bracketed or StepKind.Pairs:
                close = rest.Length > 1 && rest[0] is (byte)'[' or (byte)'(' or (byte)'{' ? Brackets.Close(rest, 0) : -1;
                return close < 0 ? -1 : Keep(in part, at + 1, at + close, at + close + 1, ref match);
            default:
                var length = LengthOf(in part, rest);
                return length < 0 ? -1 : Keep(in part, at, at + length, at + length, ref match);
        }
    }

    private static int LengthOf(in LayoutStep part, ReadOnlySpan<byte> rest) => part.Kind switch
    {
        StepKind.Rest => rest.Length,
        StepKind.Open => rest.IndexOf(part.Literal),
        StepKind.Letter => rest.Length > 0 && char.IsAsciiLetter((char)rest[0]) ? 1 : -1,
        StepKind.Type => rest.IndexOfAnyExcept(LayoutBytes.Of(StepKind.Name)) is var end and >= 0 && rest[..end].IndexOf((byte)'.') > 0 ? end : -1,
        StepKind.Module => Some(ModuleLength(rest)),
        StepKind.Hex => rest.IndexOfAnyExcept(LayoutBytes.Of(StepKind.Hex)) is var length and (>= MinHex or < 0) ? length < 0 ? rest.Length : length : -1,
        StepKind.Digits => Some(Digits.Run(rest, 0)),
        _ => Some(rest.IndexOfAnyExcept(LayoutBytes.Of(part.Kind)) is var length and >= 0 ? length : rest.Length),
    };

    private bool InGroup(int step) => _steps.Take(step).Any(before => before.Kind == StepKind.Optional && before.Target > step);

    private static int ModuleLength(ReadOnlySpan<byte> rest)
    {
        var names = LayoutBytes.Of(StepKind.Name);
        for (var at = 0; ; at += 2)
        {
            var length = rest[at..].IndexOfAnyExcept(names);
            if (length < 0) return rest.Length;
            if (length == 0) return Math.Max(0, at - 2);
            at += length;
            if (!rest[at..].StartsWith("::"u8)) return at;
        }
    }

    private static int Some(int length) => length == 0 ? -1 : length;

    private static int Keep(in LayoutStep part, int start, int end, int next, ref LayoutMatch match)
    {
        if (part.Slot >= 0) match.Set(part.Slot, start, end);
        return next;
    }

    private static int PassTime(ReadOnlySpan<byte> line, int at, StampReader? stamps, long arrivalTicks, ref LayoutMatch match)
    {
        if (at >= line.Length) return -1;
        if (stamps is null)
        {
            var reading = default(StampReading);
            return StampShape.TryReadAny(line[at..], ref reading) ? at + reading.Length : -1;
        }

        if (!stamps.TryReadAt(line, at, arrivalTicks, out var stamp)) return -1;
        match.SetTime(in stamp);
        if (stamp.Level != LogLevel.Unknown) match.Level = stamp.Level;
        return stamp.End;
    }

    private int PassLevel(in LayoutStep part, ReadOnlySpan<byte> rest, int at, ref LayoutMatch match)
    {
        var length = rest.IndexOfAnyExcept(LayoutBytes.Level);
        if (length < 0) length = rest.Length;
        // Marks that loggers use for a level, as Redis does.
        if (length == 0 && rest.Length > 0) length = 1;
        if (length == 0) return -1;
        var level = _readLevel(rest[..length]);
        // "error: 0" counts errors.
        if (length > 2 && rest[..length].IndexOfAnyInRange((byte)'a', (byte)'z') >= 0 && LevelNegation.IsNegated(rest, 0, length)) level = LogLevel.Unknown;
        if (level == LogLevel.Unknown && part.Literal.Length == 0) return -1;
        match.Level = level;
        return Keep(in part, at, at + length, at + length, ref match);
    }

    private void Forget(int step, int end, ref LayoutMatch match)
    {
        for (; step < end; step++)
        {
            if (_steps[step].Slot >= 0) match.Clear(_steps[step].Slot);
        }
    }
}
