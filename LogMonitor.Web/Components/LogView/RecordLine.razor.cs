using Microsoft.AspNetCore.Components;

namespace LogMonitor.Web.Components.LogView;

/// <summary>One record of the list. Rendered again only when its own state changes, whatever happens around it.</summary>
public sealed partial class RecordLine
{
    private (RecordRow? Row, bool Open, bool Selected, string Query) _rendered;

    [Parameter, EditorRequired]
    public required RecordRow Row { get; set; }

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public bool Selected { get; set; }

    /// <summary>The query that the list shows, on which an opened record's actions build.</summary>
    [Parameter]
    public string Query { get; set; } = "";

    [Parameter]
    public EventCallback<RecordRow> OnToggle { get; set; }

    protected override bool ShouldRender() => _rendered != (Row, Open, Selected, Query);
}
