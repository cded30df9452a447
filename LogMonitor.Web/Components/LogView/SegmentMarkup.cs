using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace LogMonitor.Web.Components.LogView;

/// <summary>Writes segments as text nodes, marks and classed spans: the only way in which log text reaches the page.</summary>
public static class SegmentMarkup
{
    public static RenderFragment Of(IReadOnlyList<Segment> segments) => builder =>
    {
        foreach (var segment in segments) Write(builder, segment);
    };

    private static void Write(RenderTreeBuilder builder, Segment segment)
    {
        if (segment.Marked) builder.OpenElement(0, "mark");
        if (segment.CssClass is { } css)
        {
            builder.OpenElement(1, "span");
            builder.AddAttribute(2, "class", css);
            builder.AddContent(3, segment.Text);
            builder.CloseElement();
        }
        else
        {
            builder.AddContent(4, segment.Text);
        }

        if (segment.Marked) builder.CloseElement();
    }
}
