namespace LogMonitor.Web.Components.LogView;

/// <summary>One line of the list: a record, or a gap that a flood left.</summary>
public abstract class LogRow
{
    /// <summary>Stays the same while the row is shown, whatever happens to its content.</summary>
    public abstract string Key { get; }
}
