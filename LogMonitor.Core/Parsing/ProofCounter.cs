using System.Text;

namespace LogMonitor.Core.Parsing;

/// <summary>Counts how well a format fits, over all lines and over the last few.</summary>
internal sealed class ProofCounter(bool forced)
{
    // A window of lines of which more than half do not fit puts the choice in doubt.
    private const int Window = 256;

    private readonly List<string> _misfits = [];
    private string _format = "";
    private DateTimeOffset _chosen;
    private long _lines;
    private long _fitting;
    private int _windowLines;
    private int _windowMisfits;

    public bool Forced => forced;

    public bool IsDoubtful { get; private set; }

    public void Trust() => IsDoubtful = false;

    public void Choose(string format, DateTimeOffset when)
    {
        _format = format;
        _chosen = when;
        _lines = 0;
        _fitting = 0;
        _windowLines = 0;
        _windowMisfits = 0;
        _misfits.Clear();
    }

    public long Lines => _lines;

    /// <summary>Counts the lines of a record, of which <paramref name="text"/> begins with the first.</summary>
    public void Count(ReadOnlySpan<byte> text, int lines, bool fits)
    {
        _lines += lines;
        _windowLines += lines;
        if (fits)
        {
            _fitting += lines;
        }
        else
        {
            _windowMisfits += lines;
            if (_misfits.Count < FormatProof.MaxExamples) _misfits.Add(Example(text));
        }

        if (_windowLines < Window) return;
        IsDoubtful |= _windowMisfits * 2 > _windowLines;
        _windowLines = 0;
        _windowMisfits = 0;
    }

    public FormatProof Snapshot() => new(_format, _chosen, forced, _lines, _fitting, [.. _misfits]);

    private static string Example(ReadOnlySpan<byte> text)
    {
        text = Parsing.Lines.First(text);
        return Encoding.UTF8.GetString(text[..Math.Min(text.Length, FormatProof.MaxExampleLength)]);
    }
}
