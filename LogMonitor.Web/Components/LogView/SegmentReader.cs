namespace LogMonitor.Web.Components.LogView;

/// <summary>Cuts text into segments: styles from its escapes, marks where search terms occur, and nothing left invisible.</summary>
internal static class SegmentReader
{
    /// <param name="text">One line, or several where line breaks were taken out before.</param>
    /// <param name="terms">Marked wherever they occur, in any case.</param>
    /// <param name="limit">Characters shown; the rest is cut, and the last segment says how much.</param>
    public static IReadOnlyList<Segment> Read(string text, IReadOnlyList<string> terms, int limit)
    {
        var cut = text.Length > limit ? text.Length - limit : 0;
        var ansi = AnsiText.Read(cut == 0 ? text : text[..limit]);
        var plain = ansi.Text;
        var marks = Marks.Find(plain, terms);
        var segments = new List<Segment>();
        var (run, mark, start) = (0, 0, 0);
        AnsiStyle style = default;
        var marked = false;

        for (var i = 0; i < plain.Length;)
        {
            var nowStyle = style;
            while (run < ansi.Runs.Count && ansi.Runs[run].Start <= i) nowStyle = ansi.Runs[run++].Style;
            while (mark < marks.Count && marks[mark].End <= i) mark++;
            var nowMarked = mark < marks.Count && marks[mark].Start <= i;
            if (nowStyle != style || nowMarked != marked)
            {
                Flush(i);
                (style, marked) = (nowStyle, nowMarked);
            }

            if (LegibleCharacter.TryShow(plain, i, out var shown, out var kind, out var length))
            {
                Flush(i);
                segments.Add(new Segment(shown, kind, style, marked));
                start = i + length;
            }

            i += length;
        }

        Flush(plain.Length);
        if (cut > 0) segments.Add(new Segment(Format.Count(cut) + " more characters", SegmentKind.Chip, default, false));
        return segments;

        void Flush(int end)
        {
            if (end > start) segments.Add(new Segment(plain[start..end], SegmentKind.Text, style, marked));
            start = end;
        }
    }
}
