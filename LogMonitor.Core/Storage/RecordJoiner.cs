using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage;

/// <summary>
/// Puts records together whose rows were committed apart: the first row and those that continue it. Rare, so it
/// reads what it needs from the blocks each time.
/// </summary>
public sealed class RecordJoiner(LogDatabase database, BlockReader blocks)
{
    /// <summary>Heads in that range of sequences which later rows continue, with those rows; null when there are none.</summary>
    internal Dictionary<long, List<long>>? ContinuedIn(long firstSequence, long lastSequence) => database.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT head, sequence FROM continuation WHERE head BETWEEN $first AND $last ORDER BY sequence";
        command.Parameters.AddWithValue("$first", firstSequence);
        command.Parameters.AddWithValue("$last", lastSequence);
        using var reader = command.ExecuteReader();
        Dictionary<long, List<long>>? continued = null;
        while (reader.Read())
        {
            continued ??= [];
            if (!continued.TryGetValue(reader.GetInt64(0), out var rows)) continued[reader.GetInt64(0)] = rows = [];
            rows.Add(reader.GetInt64(1));
        }

        return continued;
    });

    /// <summary>
    /// The record as it was once the row <paramref name="upTo"/> had come, as a batch of one row in the place of its first; the caller
    /// disposes it. Null when its first row is gone.
    /// </summary>
    public LogBatch? Join(long head, long upTo)
    {
        if (ContinuedIn(head, head)?.GetValueOrDefault(head) is not { } rows) rows = [];
        return WithRow(head, (batch, row) => Join(batch[row], rows.Where(sequence => sequence <= upTo)));
    }

    /// <summary>The record of a first row with the rows that continue it.</summary>
    internal LogBatch Join(LogEvent head, IEnumerable<long> continuations)
    {
        using var builder = new LogBatchBuilder(head.Text.Length * 2, 1);
        var flags = head.Flags & ~(RowFlags.Partial | RowFlags.Continues);
        builder.Append(head.Text, head.TimeTicks, head.Level, flags, head.SourceOffset, head.Pattern);
        foreach (var sequence in continuations)
        {
            WithRow(sequence, (batch, row) =>
            {
                if ((batch.Flags[row] & RowFlags.SameLine) == 0) builder.AppendText("\n"u8);
                builder.AppendText(batch.TextOf(row));
                builder.AddFlags(batch.Flags[row] & (RowFlags.Truncated | RowFlags.InvalidUtf8 | RowFlags.Cut | RowFlags.Partial));
                return true;
            });
        }

        var source = head.Batch;
        var joined = builder.Seal(source.Stream, source.ParsedFormat, source.ArrivalTicks, source.Origin);
        joined.Place(head.Sequence, source.CommittedTicks, []);
        return joined;
    }

    private T? WithRow<T>(long sequence, Func<LogBatch, int, T> use)
    {
        var batches = blocks.OpenAt(sequence);
        try
        {
            foreach (var batch in batches)
            {
                if (sequence >= batch.FirstSequence && sequence <= batch.LastSequence) return use(batch, (int)(sequence - batch.FirstSequence));
            }

            return default;
        }
        finally
        {
            foreach (var batch in batches) batch.Dispose();
        }
    }
}
