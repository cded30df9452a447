namespace LogMonitor.Core.Storage.Rereading;

/// <summary>A rewrite that is under way.</summary>
/// <param name="Streams">The ids of the streams whose rows are read again.</param>
/// <param name="DoneRows">Rows in blocks that are done.</param>
/// <param name="Rows">Rows in all blocks that hold rows of these streams.</param>
public sealed record RewriteProgress(IReadOnlySet<int> Streams, long DoneRows, long Rows)
{
    /// <summary>0 to 1.</summary>
    public double Share => Rows == 0 ? 1 : (double)DoneRows / Rows;
}
