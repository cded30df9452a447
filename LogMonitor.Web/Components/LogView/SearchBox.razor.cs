using LogMonitor.Core.Filtering;
using LogMonitor.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LogMonitor.Web.Components.LogView;

/// <summary>The query: coloured as it is typed, with an error under its place, and searched with enter.</summary>
public sealed partial class SearchBox : IAsyncDisposable
{
    private const string Placeholder = "Search: timeout  level>=error  service:checkout  -healthcheck";

    private ElementReference _field;
    private ScriptModule? _module;
    private QueryText _typed = QueryText.Empty;
    private string? _query;

    /// <summary>What the page shows.</summary>
    [Parameter]
    public string Query { get; set; } = "";

    /// <summary>Told a query that is right.</summary>
    [Parameter]
    public EventCallback<string> OnSearch { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private string Text
    {
        get => _typed.Text;
        set => _typed = QueryText.Read((value ?? "").ReplaceLineEndings(" "), Time);
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is not null) await _module.DisposeAsync();
    }

    protected override void OnParametersSet()
    {
        // What is being typed stays, unless the page went elsewhere.
        if (_query == Query) return;
        _query = Query;
        _typed = QueryText.Read(Query, Time);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _module = new ScriptModule(Script, $"./{Assets["Components/LogView/SearchBox.razor.js"]}");
        await _module.AttachAsync(_field);
    }

    private Task SubmitAsync() => _typed.Error is null ? OnSearch.InvokeAsync(_typed.Text.Trim()) : Task.CompletedTask;

    // An error at the end has no text of its own to underline.
    private string Wrong(FilterError error)
    {
        var start = Math.Min(error.Position, _typed.Text.Length);
        var length = Math.Min(error.Length, _typed.Text.Length - start);
        return length > 0 ? _typed.Text.Substring(start, length) : " ";
    }
}
