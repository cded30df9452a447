namespace LogMonitor.Web.Components.LogView;

/// <summary>
/// Lines of a record that belong together: one line, or a run of framework frames that is shown as
/// "11 frames of the framework" until it is opened.
/// </summary>
public sealed record StackBlock(StackLineKind Kind, IReadOnlyList<IReadOnlyList<Segment>> Lines)
{
    // A single frame takes no less room folded than shown.
    private const int FoldFrom = 2;

    public bool Folds => Kind == StackLineKind.Framework && Lines.Count >= FoldFrom;

    public static IReadOnlyList<StackBlock> Read(string text, IReadOnlyList<string> terms, int mostLines, int lineLimit, out int moreLines)
    {
        var blocks = new List<StackBlock>();
        var run = new List<IReadOnlyList<Segment>>();
        var lines = 0;
        moreLines = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            if (lines++ >= mostLines)
            {
                moreLines++;
                continue;
            }

            var line = text[range].TrimEnd('\r');
            var kind = StackLine.KindOf(line);
            IReadOnlyList<Segment> segments = SegmentReader.Read(line, terms, lineLimit);
            if (kind == StackLineKind.Framework)
            {
                run.Add(segments);
                continue;
            }

            EndRun();
            blocks.Add(new StackBlock(kind, [segments]));
        }

        EndRun();
        return blocks;

        void EndRun()
        {
            if (run.Count > 0) blocks.Add(new StackBlock(StackLineKind.Framework, [.. run]));
            run.Clear();
        }
    }
}
