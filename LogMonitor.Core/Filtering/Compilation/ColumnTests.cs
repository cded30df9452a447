using LogMonitor.Core.Events;

namespace LogMonitor.Core.Filtering.Compilation;

internal sealed class LevelTest : RowTest
{
    private readonly int _levels;

    public LevelTest(FilterOperator op, LogLevel level)
    {
        for (var i = 0; i < LogLevels.Count; i++)
        {
            // A row without a level has no place in their order.
            var ordered = i != (int)LogLevel.Unknown || op == FilterOperator.Equal;
            if (ordered && op.Accepts(i - (int)level)) _levels |= 1 << i;
        }
    }

    public override int Cost => 2;

    public override bool Matches(in LogEvent row) => ((_levels >> (int)row.Level) & 1) != 0;
}

internal sealed class TimeTest(FilterOperator op, long ticks) : RowTest
{
    public override int Cost => 3;

    public override bool Matches(in LogEvent row) => op.Accepts(row.TimeTicks.CompareTo(ticks));
}

internal sealed class PatternTest(int pattern) : RowTest
{
    public override int Cost => 2;

    public override bool Matches(in LogEvent row) => row.Pattern == pattern;
}

internal sealed class StreamTest(int id) : RowTest
{
    public override int Cost => 1;

    public override bool Matches(in LogEvent row) => row.Stream.Id == id;

    public override bool? ForStream(LogStream stream) => stream.Id == id;
}

/// <summary>A label of the stream, looked at once per stream.</summary>
internal sealed class LabelTest(FieldReader reader, ValueTest test) : RowTest
{
    private LogStream? _stream;
    private bool _matches;

    public override int Cost => 1;

    public override bool Matches(in LogEvent row) => Of(row.Stream);

    public override bool? ForStream(LogStream stream) => Of(stream);

    private bool Of(LogStream stream)
    {
        if (ReferenceEquals(stream, _stream)) return _matches;
        _matches = reader.TryReadLabel(stream, out var label) && test.Matches(label);
        _stream = stream;
        return _matches;
    }
}
