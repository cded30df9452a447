using LogMonitor.Core.Events;

namespace LogMonitor.Core.Parsing;

/// <summary>How one stream is read.</summary>
public sealed record ParserOptions
{
    /// <summary>The name that lets the stream's first lines decide.</summary>
    public const string AutoFormat = "auto";

    /// <summary>A format's name, or <see cref="AutoFormat"/>.</summary>
    public string Format { get; init; } = AutoFormat;

    /// <summary>The zone of stamps that do not name one.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Which lines begin records; null where that is learned.</summary>
    public RecordStart? Start { get; init; }

    /// <summary>The stream that is parsed: its <see cref="LogStream.Reading"/> then counts instead of the format and zone above, also while it changes.</summary>
    public LogStream? Stream { get; init; }

    /// <summary>Tells when a format was chosen; the records' own times come with their arrival.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
