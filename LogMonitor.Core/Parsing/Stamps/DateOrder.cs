namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>In which order the numbers of a date stand.</summary>
internal enum DateOrder : byte
{
    Unknown = 0,
    YearFirst,
    MonthFirst,
    DayFirst,
}
