using LogMonitor.Core.Parsing;

namespace LogMonitor.Core.Framing;

internal enum RowKind : byte
{
    /// <summary>No record is open.</summary>
    None = 0,

    /// <summary>A record with its first line.</summary>
    Head = 1,

    /// <summary>Further lines of a record that was taken before.</summary>
    Continuation = 2,

    /// <summary>The rest of a line whose beginning was taken before, and further lines.</summary>
    RestOfLine = 3,

    /// <summary>What follows a record that a limit ended: a record of its own with the time and the level of that one.</summary>
    Remainder = 4,
}

/// <summary>A row that is being gathered; its bytes stay where they are until it is taken.</summary>
internal struct OpenRecord
{
    public RowKind Kind;

    /// <summary>The index of its first byte.</summary>
    public int Start;

    /// <summary>The index behind its last byte so far, without line break and without empty lines at the end.</summary>
    public int End;

    public int Lines;

    /// <summary>Empty lines since <see cref="End"/>.</summary>
    public int EmptyLines;

    /// <summary>It cannot be taken in one piece: there are carriage returns or too long lines in it.</summary>
    public bool Rough;

    public LineHead Head;

    /// <summary>What the parser knew before its first line was read.</summary>
    public TraceState Before;
}
