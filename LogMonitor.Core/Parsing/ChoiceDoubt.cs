namespace LogMonitor.Core.Parsing;

/// <summary>
/// Looks at a record now and then of a stream that was taken for plain text: a service may print a banner first and structured
/// records only then. The fallback fits everything, so that misfits do not tell.
/// </summary>
internal sealed class ChoiceDoubt(FormatRegistry registry)
{
    private const int FirstInterval = 32;
    private const int LongestInterval = 512;
    private const int Samples = 8;

    private int _interval = FirstInterval;
    private int _records;
    private int _samples;
    private int _others;

    /// <returns>True when most of the last samples are of another format, or have stamps that the stream was thought not to have.</returns>
    public bool Sample(ReadOnlySpan<byte> text, bool unexpectedStamp, StreamShape shape)
    {
        if (++_records < _interval) return false;
        _records = 0;
        if (unexpectedStamp || IsOfAnother(text, shape)) _others++;
        if (++_samples < Samples) return false;
        var doubt = _others * 2 > Samples;
        _samples = 0;
        _others = 0;
        // Each look asks all formats: the longer a stream was plain, the rarer.
        _interval = doubt ? FirstInterval : Math.Min(LongestInterval, _interval * 2);
        return doubt;
    }

    private bool IsOfAnother(ReadOnlySpan<byte> text, StreamShape shape)
    {
        text = Lines.First(text);
        // Not foreach: the enumerator would be an object.
        for (var i = 0; i < registry.All.Count; i++)
        {
            var format = registry.All[i];
            if (!ReferenceEquals(format, registry.Fallback) && format.Score(text, shape) >= FormatDetector.MinScore) return true;
        }

        return false;
    }
}
