namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>One way to write a time. Shapes hold no state.</summary>
internal abstract class StampShape
{
    /// <summary>
    /// A shape with a year in four digits or a month in letters: nothing else looks like it, so it may stand behind other words.
    /// </summary>
    public virtual bool IsDistinct => true;

    /// <summary>Reads a stamp that begins with the first byte. <paramref name="reading"/> is set only on success.</summary>
    public abstract bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading);

    /// <summary>All shapes, the more exact before those that would take a part of them.</summary>
    public static StampShape[] All { get; } =
    [
        new YearFirstStamp(),
        new MonthNameStamp(),
        new NumericDateStamp(),
        new CompactStamp(),
        new KlogStamp(),
        new MonthDayStamp(),
        new EpochStamp(),
        new TimeOnlyStamp(),
    ];

    /// <summary>A stamp in any shape that begins with the first byte.</summary>
    public static bool TryReadAny(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        foreach (var shape in All)
        {
            if (shape.TryRead(text, ref reading)) return true;
        }

        return false;
    }
}
