using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Tables;

/// <summary>
/// Rows of cells whose columns a header line names, or the format itself. Without columns it stands for its family: it recognises the header.
/// Fields are the columns; a cell that is empty or a dash is none.
/// </summary>
internal abstract class TableFormat(string name, TableColumns? columns, byte delimiter) : LineFormat
{
    // A cell with a time is no longer than this.
    private const int MaxStamp = 64;

    public sealed override string Name => name;

    public sealed override bool IsDeclared => columns is not null;

    // A quote within a cell stands twice.
    public override bool FieldsAreVerbatim => false;

    public override bool HasMultilineRecords => true;

    /// <summary>Times without a zone are UTC.</summary>
    protected virtual bool IsUtc => false;

    /// <summary>A header or a comment: a line that belongs to the table and is no row of it.</summary>
    protected abstract bool IsNoRow(ReadOnlySpan<byte> line, TableColumns table);

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
    {
        if (columns is null) return 0;
        if (IsNoRow(line, columns)) return 100;
        var cells = new CellReader(line, delimiter);
        var hasTime = false;
        while (cells.MoveNext())
        {
            if (cells.Index == columns.Time) hasTime = TryTime(line, columns, shape, 0, out _);
        }

        return cells.Index + 1 == columns.Count && (hasTime || columns.Time < 0) ? 98 : 0;
    }

    public sealed override bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        head = default;
        if (columns is null) return PlainFormat.Instance.TryParseHead(line, shape, arrivalTicks, out head);
        if (IsNoRow(line, columns))
        {
            head.Single = true;
            return true;
        }

        if (!TryTime(line, columns, shape, arrivalTicks, out head) && columns.Time >= 0) return false;
        head.Level = LevelOf(line, columns);
        return true;
    }

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName field, FieldBuffer buffer, out FieldValue value)
    {
        value = default;
        if (columns is null) return PlainFormat.Instance.TryGetField(text, field, buffer, out value);
        var column = ColumnOf(columns, field.Utf8);
        if (column < 0 || IsNoRow(text, columns)) return false;
        return TryCell(text, column, out var cells) && TryValue(in cells, buffer, out value);
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        if (columns is null)
        {
            PlainFormat.Instance.ReadFields(text, buffer, visitor);
            return;
        }

        if (IsNoRow(text, columns)) return;
        var cells = new CellReader(text, delimiter);
        while (cells.MoveNext() && cells.Index < columns.Count)
        {
            if (TryValue(in cells, buffer, out var value)) visitor.Visit(NameOf(columns, cells.Index), value);
        }
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
    {
        if (columns is null) return PlainFormat.Instance.GetMessage(text, buffer);
        return columns.Message >= 0 && !IsNoRow(text, columns) && TryCell(text, columns.Message, out var cells) && TryValue(in cells, buffer, out var value) ? value.Text : Lines.First(text);
    }

    /// <summary>The column that holds a field, or -1.</summary>
    protected virtual int ColumnOf(TableColumns table, ReadOnlySpan<byte> field) => table.IndexOf(field);

    /// <summary>What a column's field is called.</summary>
    protected virtual ReadOnlySpan<byte> NameOf(TableColumns table, int column) => table[column];

    /// <summary>The level of a row that has no column of its own for it, from its message or, without one, the whole row.</summary>
    protected virtual LogLevel InferLevel(ReadOnlySpan<byte> message) => LevelPhrases.Find(message);

    private LogLevel LevelOf(ReadOnlySpan<byte> line, TableColumns table)
    {
        if (table.Level >= 0 && TryCell(line, table.Level, out var cells) && LevelWords.ParseValue(cells.Current) is var level and not LogLevel.Unknown) return level;
        if (table.Status >= 0 && TryCell(line, table.Status, out cells)) return StatusLevel.Of(cells.Current);
        return InferLevel(table.Message >= 0 && TryCell(line, table.Message, out cells) ? cells.Current : line);
    }

    private bool TryTime(ReadOnlySpan<byte> line, TableColumns table, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        head = default;
        if (table.Time < 0 || !TryCell(line, table.Time, out var cells) || cells.Current.Length > MaxStamp) return false;
        Span<byte> joined = stackalloc byte[2 * MaxStamp + 1];
        scoped var text = cells.Current;
        if (table.Clock >= 0)
        {
            if (!TryCell(line, table.Clock, out var clock) || clock.Current.Length > MaxStamp) return false;
            text.CopyTo(joined);
            joined[text.Length] = (byte)' ';
            clock.Current.CopyTo(joined[(text.Length + 1)..]);
            text = joined[..(text.Length + 1 + clock.Current.Length)];
        }

        if (text.IsEmpty || !(IsUtc ? shape.UtcStamps : shape.Stamps).TryReadAt(text, 0, arrivalTicks, out var stamp) || stamp.End != text.Length) return false;
        head.SetTime(in stamp);
        head.HasZone |= IsUtc;
        return true;
    }

    private bool TryCell(ReadOnlySpan<byte> row, int column, out CellReader cells)
    {
        cells = new CellReader(row, delimiter);
        while (cells.MoveNext())
        {
            if (cells.Index == column) return true;
        }

        return false;
    }

    private static bool TryValue(scoped in CellReader cells, FieldBuffer buffer, out FieldValue value)
    {
        var text = cells.Value(buffer);
        if (text.Length == 1 && text[0] == '-') text = default;
        value = new FieldValue(text, KeyValuePairs.KindOf(text));
        return !text.IsEmpty;
    }
}
