using LogMonitor.Core.Events;

namespace LogMonitor.Core.Filtering.Compilation;

internal sealed class EverythingTest : RowTest
{
    public override int Cost => 0;

    public override bool Matches(in LogEvent row) => true;

    public override bool? ForStream(LogStream stream) => true;
}

internal sealed class NotTest(RowTest term) : RowTest
{
    public override int Cost => term.Cost;

    public override bool Matches(in LogEvent row) => !term.Matches(row);

    public override bool? ForStream(LogStream stream) => !term.ForStream(stream);
}

internal sealed class AndTest(RowTest[] terms) : RowTest
{
    private readonly RowTest[] _terms = [.. terms.OrderBy(term => term.Cost)];

    public IReadOnlyList<RowTest> Terms => _terms;

    public override int Cost { get; } = terms.Sum(term => term.Cost);

    public override bool Matches(in LogEvent row)
    {
        foreach (var term in _terms)
        {
            if (!term.Matches(row)) return false;
        }

        return true;
    }

    public override bool? ForStream(LogStream stream)
    {
        bool? all = true;
        foreach (var term in _terms)
        {
            var one = term.ForStream(stream);
            if (one == false) return false;
            all &= one;
        }

        return all;
    }
}

internal sealed class OrTest(RowTest[] terms) : RowTest
{
    private readonly RowTest[] _terms = [.. terms.OrderBy(term => term.Cost)];

    public override int Cost { get; } = terms.Sum(term => term.Cost);

    public override bool Matches(in LogEvent row)
    {
        foreach (var term in _terms)
        {
            if (term.Matches(row)) return true;
        }

        return false;
    }

    public override bool? ForStream(LogStream stream)
    {
        bool? any = false;
        foreach (var term in _terms)
        {
            var one = term.ForStream(stream);
            if (one == true) return true;
            any |= one;
        }

        return any;
    }
}
