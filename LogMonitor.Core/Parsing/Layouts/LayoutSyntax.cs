using System.Text;

namespace LogMonitor.Core.Parsing.Layouts;

/// <summary>
/// Reads the text of a layout, for example <c>{time} {level} [{thread}] {logger:name}(?:{line:int}?) - {message}</c>:
/// <list type="bullet">
/// <item>Bytes stand for themselves; a space stands for one or more spaces or tabs.</item>
/// <item><c>{time}</c> is a stamp in any shape; <c>{level}</c> a word, a letter or a mark that names a level, <c>{level:any}</c> also one that names none.</item>
/// <item><c>{name}</c> is anything up to the byte or bytes that follow in the layout, or up to the end of the line.</item>
/// <item><c>{name:kind}</c> with <c>word</c> (not blank), <c>name</c> (of a type, a package, a host), <c>type</c> (likewise, with a dot in it), <c>module</c> (likewise, with <c>::</c>), <c>url</c> (up to a
/// question mark), <c>hex</c> (with dashes), <c>int</c>, <c>number</c>, <c>letter</c>, <c>quoted</c> (its quotes are not part of it), <c>bracketed</c> (likewise), <c>tag</c> and <c>structured</c> (of syslog), or <c>pairs</c>
/// (bracketed <c>key=value</c> pairs, which are the fields). Without a name, <c>{}</c> or <c>{:int}</c>, it is passed over. <c>{:end}</c> is the line's end.</item>
/// <item><c>(?</c> … <c>?)</c> encloses what may be missing. It is missing where it does not fit; nothing before it is then read in another way.</item>
/// <item><c>{message}</c> is the message; <c>&lt;&lt;</c> … <c>&gt;&gt;</c> encloses one that consists of several parts.</item>
/// </list>
/// </summary>
internal static class LayoutSyntax
{
    /// <exception cref="FormatException">The layout's text is wrong.</exception>
    public static (LayoutStep[] Steps, IReadOnlyList<string> Names) Parse(string layout)
    {
        var steps = new List<LayoutStep>();
        var names = new List<string>();
        var groups = new Stack<int>();
        for (var at = 0; at < layout.Length;)
        {
            if (At("(?"))
            {
                groups.Push(steps.Count);
                steps.Add(new LayoutStep(StepKind.Optional, -1, [], 0));
            }
            else if (At("?)"))
            {
                if (!groups.TryPop(out var group)) throw Wrong("a '?)' without its '(?'");
                steps[group] = steps[group] with { Target = steps.Count };
            }
            else if (At("<<")) steps.Add(new LayoutStep(StepKind.MessageStart, -1, [], 0));
            else if (At(">>")) steps.Add(new LayoutStep(StepKind.MessageEnd, -1, [], 0));
            else if (layout[at] == '{') at = Field(layout, at, steps, names);
            else if (layout[at] == ' ')
            {
                at++;
                steps.Add(new LayoutStep(StepKind.Blank, -1, [], 0));
            }
            else
            {
                var start = at;
                while (at < layout.Length && layout[at] is not (' ' or '{') && !IsMark(layout, at)) at++;
                steps.Add(new LayoutStep(StepKind.Literal, -1, Encoding.UTF8.GetBytes(layout[start..at]), 0));
            }

            bool At(string mark)
            {
                if (string.CompareOrdinal(layout, at, mark, 0, mark.Length) != 0) return false;
                at += mark.Length;
                return true;
            }
        }

        if (groups.Count > 0) throw Wrong("a '(?' without its '?)'");
        if (names.Count > LayoutMatch.MaxFields) throw Wrong($"more than {LayoutMatch.MaxFields} fields");
        CloseOpenFields(layout, steps);
        return ([.. steps], names);

        FormatException Wrong(string what) => new($"The layout \"{layout}\" has {what}.");
    }

    private static int Field(string layout, int at, List<LayoutStep> steps, List<string> names)
    {
        var close = layout.IndexOf('}', at);
        if (close < 0) throw new FormatException($"The layout \"{layout}\" has a '{{' without its '}}'.");
        var text = layout[(at + 1)..close];
        var colon = text.IndexOf(':');
        var name = colon < 0 ? text : text[..colon];
        var kind = colon < 0 ? "" : text[(colon + 1)..];
        if (name == "message" && kind.Length == 0)
        {
            steps.Add(new LayoutStep(StepKind.MessageStart, -1, [], 0));
            steps.Add(new LayoutStep(StepKind.Open, -1, [], 0));
            steps.Add(new LayoutStep(StepKind.MessageEnd, -1, [], 0));
            return close + 1;
        }

        var step = (name, kind) switch
        {
            ("time", "") => new LayoutStep(StepKind.Time, -1, [], 0),
            ("level", "") => new LayoutStep(StepKind.Level, -1, [], 0),
            // The byte says that a word which names no level is taken as well.
            ("level", "any") => new LayoutStep(StepKind.Level, Slot(), [1], 0),
            (_, "") => new LayoutStep(StepKind.Open, Slot(), [], 0),
            (_, "word") => new LayoutStep(StepKind.Word, Slot(), [], 0),
            (_, "name") => new LayoutStep(StepKind.Name, Slot(), [], 0),
            (_, "tag") => new LayoutStep(StepKind.Tag, Slot(), [], 0),
            (_, "structured") => new LayoutStep(StepKind.Structured, Slot(), [], 0),
            (_, "type") => new LayoutStep(StepKind.Type, Slot(), [], 0),
            (_, "module") => new LayoutStep(StepKind.Module, Slot(), [], 0),
            (_, "url") => new LayoutStep(StepKind.Url, Slot(), [], 0),
            (_, "hex") => new LayoutStep(StepKind.Hex, Slot(), [], 0),
            (_, "int") => new LayoutStep(StepKind.Digits, Slot(), [], 0),
            (_, "number") => new LayoutStep(StepKind.Number, Slot(), [], 0),
            (_, "letter") => new LayoutStep(StepKind.Letter, Slot(), [], 0),
            (_, "quoted") => new LayoutStep(StepKind.Quoted, Slot(), [], 0),
            (_, "bracketed") => new LayoutStep(StepKind.Bracketed, Slot(), [], 0),
            (_, "pairs") => new LayoutStep(StepKind.Pairs, Slot(), [], 0),
            ("", "end") => new LayoutStep(StepKind.End, -1, [], 0),
            _ => throw new FormatException($"The layout \"{layout}\" has a field of the kind '{kind}'."),
        };
        steps.Add(step);
        return close + 1;

        int Slot()
        {
            if (name.Length == 0) return -1;
            // The same name may stand in several groups of which one is there.
            var known = names.IndexOf(name);
            if (known >= 0) return known;
            names.Add(name);
            return names.Count - 1;
        }
    }

    // A field without a kind ends where what follows it begins: literals and blanks, up to the next field or group.
    private static void CloseOpenFields(string layout, List<LayoutStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Kind != StepKind.Open) continue;
            var end = new List<byte>();
            var next = i + 1;
            for (; next < steps.Count && steps[next].Kind is StepKind.Literal or StepKind.Blank or StepKind.MessageEnd; next++)
            {
                if (steps[next].Kind == StepKind.Blank) end.Add((byte)' ');
                else end.AddRange(steps[next].Literal);
            }

            if (end.Count > 0) steps[i] = steps[i] with { Literal = [.. end] };
            else if (next == steps.Count) steps[i] = steps[i] with { Kind = StepKind.Rest };
            else throw new FormatException($"The layout \"{layout}\" has a field without a kind that no literal ends.");
        }
    }

    private static bool IsMark(string layout, int at)
        => at + 1 < layout.Length && (layout[at], layout[at + 1]) is ('(', '?') or ('?', ')') or ('<', '<') or ('>', '>');
}
