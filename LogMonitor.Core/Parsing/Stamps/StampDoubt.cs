namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>What a stamp leaves open, so that it can mean two times.</summary>
internal enum StampDoubt : byte
{
    None = 0,

    /// <summary>It names no day: the newest possible one, or the day before.</summary>
    Day,

    /// <summary>It names no year: the newest possible one, or the year before.</summary>
    Year,

    /// <summary>Its numbers make a date in more than one order.</summary>
    DateOrder,

    /// <summary>Its zone is an abbreviation that stands for two zones.</summary>
    Zone,

    /// <summary>Its hour comes twice in its zone, when daylight saving ends.</summary>
    Hour,

    /// <summary>Nothing can settle it: its hour does not exist in its zone, or comes twice on a day that is in doubt itself.</summary>
    Unsettled,
}
