using LogMonitor.Core.Events;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>Pieces of text that occur in the record, one after another.</summary>
internal sealed class TextTest(TextSearcher[] pieces) : RowTest
{
    public override int Cost => 10 * pieces.Length;

    public TextSearcher First => pieces[0];

    public override bool Matches(in LogEvent row)
    {
        var rest = row.Text;
        foreach (var piece in pieces)
        {
            if (piece.Find(rest, out var end) < 0) return false;
            rest = rest[end..];
        }

        return true;
    }
}

/// <summary>A regular expression over the record's beginning.</summary>
internal sealed class RegexTest(RegexScanner regex) : RowTest
{
    public override int Cost => 1000;

    public override bool Matches(in LogEvent row) => regex.Occurs(row.Text);
}
