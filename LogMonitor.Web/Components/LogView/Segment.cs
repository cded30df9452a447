namespace LogMonitor.Web.Components.LogView;

public enum SegmentKind : byte
{
    Text,

    /// <summary>A control character as its picture (U+2400 block).</summary>
    Symbol,

    /// <summary>An invisible or direction-changing character, named.</summary>
    Chip,
}

/// <summary>A run of a record's text that looks the same throughout. It is rendered as text, never as markup.</summary>
public readonly record struct Segment(string Text, SegmentKind Kind, AnsiStyle Style, bool Marked)
{
    public string? CssClass => Kind switch
    {
        SegmentKind.Symbol => "symbol",
        SegmentKind.Chip => "chip",
        _ => Style.CssClass,
    };
}
