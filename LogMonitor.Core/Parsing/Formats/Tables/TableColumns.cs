using System.Text;

namespace LogMonitor.Core.Parsing.Formats.Tables;

/// <summary>The columns of a table: their names, and which of them say what every record says.</summary>
internal sealed class TableColumns
{
    /// <summary>More columns than logs have, and few enough that a hostile header costs nothing.</summary>
    public const int Max = 128;

    /// <summary>Bytes that all names together may have.</summary>
    public const int MaxBytes = 4096;

    private readonly byte[][] _names;

    /// <param name="names">In their order.</param>
    /// <param name="status">What the column of an HTTP status is called.</param>
    public TableColumns(IReadOnlyList<string> names, string status = "status")
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        Time = Best(FieldRole.Time);
        Level = Best(FieldRole.Level);
        Message = Best(FieldRole.Message);
        Status = IndexOf(Encoding.UTF8.GetBytes(status));
        Date = IndexOf("date"u8);
        Clock = Date < 0 ? -1 : IndexOf("time"u8);
        if (Clock >= 0) Time = Date;
    }

    public int Count => _names.Length;

    /// <summary>The column of the time, or of its date where <see cref="Clock"/> is another; -1 for none, as for all of these.</summary>
    public int Time { get; }

    /// <summary>The column of the time of day, where the date has its own.</summary>
    public int Clock { get; }

    public int Level { get; }

    public int Message { get; }

    /// <summary>The column of an HTTP status.</summary>
    public int Status { get; }

    private int Date { get; }

    public ReadOnlySpan<byte> this[int column] => _names[column];

    /// <summary>The column of that name in any case, or -1.</summary>
    public int IndexOf(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(name, _names[i])) return i;
        }

        return -1;
    }

    /// <summary>The names as a format's parameters: one text in which <see cref="TryParse"/> finds them again.</summary>
    public override string ToString() => string.Join('|', _names.Select(name => Uri.EscapeDataString(Encoding.UTF8.GetString(name))));

    /// <summary>Null when there are no names, too many or too long ones, or one twice.</summary>
    public static TableColumns? TryParse(string text, string status = "status")
        => text.Length is 0 or > 3 * MaxBytes ? null : TryCreate([.. text.Split('|').Select(Uri.UnescapeDataString)], status);

    /// <inheritdoc cref="TryParse"/>
    public static TableColumns? TryCreate(IReadOnlyList<string> names, string status = "status")
        => names.Count is 0 or > Max || names.Sum(name => name.Length) > MaxBytes || names.Contains("") || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count
            ? null
            : new TableColumns(names, status);

    private int Best(FieldRole role)
    {
        var best = -1;
        var bestRank = byte.MaxValue;
        for (var i = 0; i < _names.Length; i++)
        {
            if (FieldRoles.Of(_names[i], out var rank) != role || rank >= bestRank) continue;
            best = i;
            bestRank = rank;
        }

        return best;
    }
}
