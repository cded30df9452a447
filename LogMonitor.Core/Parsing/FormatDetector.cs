using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing;

/// <summary>Scores the formats on a stream's first lines, and whether its records begin with stamps.</summary>
internal sealed class FormatDetector
{
    /// <summary>Lines after which the choice stands, until it is put in doubt.</summary>
    private const int EnoughLines = 48;

    private const int SeedLines = 12;

    // Fewer than this on average is no fit at all.
    internal const int MinScore = 50;

    private readonly FormatRegistry _registry;
    private readonly IReadOnlyList<LineFormat> _formats;
    private readonly LineFormat? _forced;
    private readonly TimeZoneInfo _zone;
    private readonly long[] _scores;
    private readonly byte[] _bare = new byte[AnsiCodes.MaxHead];
    private LineFormat? _declared;
    private long _declaredScore;
    private StreamShape _shape;
    private int _lines;
    private int _stampedLines;
    private int _bareLines;
    private TraceBlock _block;
    private long _observedTo;
    private bool _stopped;
    private int _needed = 1;

    public FormatDetector(FormatRegistry registry, TimeZoneInfo zone, LineFormat? forced)
    {
        _registry = registry;
        _formats = registry.All;
        _forced = forced;
        _zone = zone;
        _scores = new long[_formats.Count];
        _shape = new StreamShape(zone);
    }

    /// <summary>True when at least half of the lines that may begin a record have a stamp.</summary>
    public bool IsStamped => _stampedLines > 0 && _stampedLines >= _bareLines;

    public bool HasSeenLines => _lines > 0;

    /// <summary>True when the lines are of the format, forced or not.</summary>
    public bool Fits(LineFormat format)
    {
        for (var i = 0; i < _formats.Count; i++)
        {
            if (ReferenceEquals(_formats[i], format)) return _lines > 0 && _scores[i] >= MinScore * (long)_lines;
        }

        return false;
    }

    /// <summary>Begins with what an earlier run had learned, as if it were a few lines: the first new ones do not overturn it.</summary>
    public void Seed(LineFormat format, bool stamped)
    {
        _lines = SeedLines;
        _stampedLines = stamped ? SeedLines : 0;
        _bareLines = stamped ? 0 : SeedLines;
        for (var i = 0; i < _formats.Count; i++) _scores[i] = ReferenceEquals(_formats[i], format) ? 100 * SeedLines : 0;
        if (format.IsDeclared) Declare(format);
    }

    /// <summary>A header line's format takes part from then on; the lines so far fit it.</summary>
    public void Declare(LineFormat format) => (_declared, _declaredScore) = (format, 100L * _lines);

    /// <summary>Begins again; a choice is then made from more than a few lines.</summary>
    public void Restart()
    {
        _stopped = false;
        _needed = SeedLines;
        _lines = 0;
        _stampedLines = 0;
        _bareLines = 0;
        _shape = new StreamShape(_zone);
        _declared = null;
        Array.Clear(_scores);
    }

    /// <summary>Scores lines that were not seen before.</summary>
    /// <returns>True when there were any.</returns>
    public bool Observe(ReadOnlySpan<byte> data, long offset, bool complete, long arrivalTicks)
    {
        if (_stopped) return false;
        var before = _lines + _bareLines + _stampedLines;
        var at = 0;
        if (offset == 0 && data.StartsWith("\uFEFF"u8)) at = 3;
        if (_observedTo > offset) at = (int)Math.Min(_observedTo - offset, data.Length);
        while (at < data.Length && _lines < EnoughLines)
        {
            var length = data[at..].IndexOf((byte)'\n');
            if (length < 0 && !complete) break;
            var end = length < 0 ? data.Length : at + length;
            Score(data[at..end].TrimEnd((byte)'\r').TrimStart((byte)0), arrivalTicks);
            at = length < 0 ? end : end + 1;
        }

        // Less may be presented than before: what was seen then stays seen.
        _observedTo = Math.Max(_observedTo, offset + at);
        if (_lines >= EnoughLines) _stopped = true;
        return before != _lines + _bareLines + _stampedLines && _lines >= _needed;
    }

    /// <summary>The format with the highest mean score; <paramref name="current"/> when nothing was seen.</summary>
    public LineFormat Best(LineFormat current)
    {
        if (_forced is not null) return _declared is not null && _registry.FamilyOf(_declared) == _forced ? _declared : _forced;
        if (_lines == 0) return current;
        var best = _formats.Count - 1;
        for (var i = 0; i < _formats.Count - 1; i++)
        {
            if (_scores[i] >= MinScore * (long)_lines && _scores[i] > _scores[best]) best = i;
        }

        return _declared is not null && _declaredScore >= MinScore * (long)_lines && _declaredScore >= _scores[best] ? _declared : _formats[best];
    }

    /// <summary>The best of the others, where it fits at all. May be asked while lines are scored.</summary>
    public FormatFit? RunnerUp(LineFormat chosen)
    {
        var lines = _lines;
        if (lines == 0) return null;
        var family = LogFormat.FamilyOf(chosen.Name);
        var best = -1;
        for (var i = 0; i < _formats.Count - 1; i++)
        {
            if (_scores[i] >= MinScore * (long)lines && _formats[i].Name != family && (best < 0 || _scores[i] > _scores[best])) best = i;
        }

        return best < 0 ? null : new FormatFit(_formats[best].Name, (int)Math.Min(100, _scores[best] / lines));
    }

    private void Score(ReadOnlySpan<byte> line, long arrivalTicks)
    {
        if (AnsiCodes.Has(line)) line = AnsiCodes.Strip(line, _bare.AsSpan());
        if (line.IsEmpty || TraceLines.Continues(line, ref _block)) return;
        TraceLines.Begin(line, ref _block);
        if (_registry.TryDeclare(line, atTop: _lines == 0) is { } declared && !ReferenceEquals(declared, _declared))
        {
            Declare(declared);
        }

        _lines++;
        if (_declared is not null) _declaredScore += _declared.Score(line, _shape);
        for (var i = 0; i < _formats.Count; i++) _scores[i] += _formats[i].Score(line, _shape);
        if (_formats[^1].TryParseHead(line, _shape, arrivalTicks, out var head) && head.HasTime) _stampedLines++;
        else _bareLines++;
    }
}
