using LogMonitor.Core.Events;

namespace LogMonitor.Core.Filtering.Compilation;

/// <summary>One compiled term. Belongs to one matcher, so it may keep scratch and what it knows of the last stream.</summary>
internal abstract class RowTest
{
    /// <summary>Roughly how long it takes, in nanoseconds a row; cheaper tests are asked first.</summary>
    public abstract int Cost { get; }

    public abstract bool Matches(in LogEvent row);

    /// <summary>What it says of every row of a stream; null where that depends on the row.</summary>
    public virtual bool? ForStream(LogStream stream) => null;
}
