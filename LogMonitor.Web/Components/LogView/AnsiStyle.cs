using System.Text;

namespace LogMonitor.Web.Components.LogView;

/// <summary>What SGR escapes ask of a run of text. Colours are 1 to 16, 0 for none; richer ones become the nearest of these.</summary>
public readonly record struct AnsiStyle(byte Foreground, byte Background, AnsiEffects Effects)
{
    /// <summary>The classes that css/records.css colours; null for plain text.</summary>
    public string? CssClass
    {
        get
        {
            if (this == default) return null;
            var classes = new StringBuilder();
            if (Foreground != 0) classes.Append("af").Append(Foreground - 1).Append(' ');
            if (Background != 0) classes.Append("ab").Append(Background - 1).Append(' ');
            if ((Effects & AnsiEffects.Bold) != 0) classes.Append("a-b ");
            if ((Effects & AnsiEffects.Dim) != 0) classes.Append("a-d ");
            if ((Effects & AnsiEffects.Italic) != 0) classes.Append("a-i ");
            if ((Effects & AnsiEffects.Underline) != 0) classes.Append("a-u ");
            if ((Effects & AnsiEffects.Strike) != 0) classes.Append("a-s ");
            return classes.ToString(0, classes.Length - 1);
        }
    }
}

[Flags]
public enum AnsiEffects : byte
{
    None = 0,
    Bold = 1,
    Dim = 2,
    Italic = 4,
    Underline = 8,
    Strike = 16,
}
