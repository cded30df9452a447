using LogMonitor.Web.Components.Layout;
using LogMonitor.Web.Components.LogView;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace LogMonitor.Web.Components.Pages;

/// <summary>The live view: the query, the counts over time, the facets and the records. Its URL says all of it.</summary>
public sealed partial class Live : IAsyncDisposable
{
    private RecordList? _list;
    private LiveSession? _session;
    private LiveSession? _next;
    private bool _filters;
    private QueryText _query = QueryText.Empty;
    private RenderPulse? _pulse;
    private ScriptModule? _module;
    private DotNetObjectReference<Live>? _self;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? From { get; set; }

    [SupplyParameterFromQuery]
    private string? To { get; set; }

    [SupplyParameterFromQuery]
    private string? At { get; set; }

    [Inject]
    private LogData Data { get; set; } = null!;

    [Inject]
    private IStatusData Status { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private DialogService Dialogs { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private LiveUrl Url { get; set; } = new("", RangeChoice.Default);

    private bool Following => _session is { Rows.Following: true } && Url.Range.EndsNow;

    private bool ShowsWelcome => _session is { Loading: false, NearestMatchTicks: null, Rows.Rows.Count: 0 }
        && Url.Query.Length == 0 && Status.Status().Sources == 0;

    /// <param name="key">As the browser names it.</param>
    /// <param name="shift">Whether shift was held.</param>
    [JSInvokable]
    public async Task OnKeyAsync(string key, bool shift)
    {
        if (key == "?")
        {
            await KeysDialog.OpenAsync(Dialogs);
            return;
        }

        if (_session is not { Loading: false } session) return;
        var rows = session.Rows;
        switch (key)
        {
            case " ":
                await ToggleLiveAsync();
                return;
            case "j" or "k":
                Reveal(rows.Move(key == "j" ? 1 : -1));
                break;
            case "e" or "E":
                Reveal(rows.Move(shift ? -1 : 1, errorsOnly: true));
                break;
            case "Enter" when rows.Selected is { } selected:
                rows.Toggle(selected);
                Reveal(selected);
                break;
            case "Escape":
                rows.CloseAll();
                break;
        }

        Changed();
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is not null) await _module.DisposeAsync();
        _self?.Dispose();
        if (_next is not null) await _next.DisposeAsync();
        if (_session is not null) await _session.DisposeAsync();
        _pulse?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var url = LiveUrl.Read(Q, From, To, At);
        if (_pulse is not null && url == Url) return;
        Url = url;
        _query = QueryText.Read(url.Query, Time);
        // The first answer comes with the page's shell; the log is read once someone is there to see it.
        if (!RendererInfo.IsInteractive) return;
        _pulse ??= new RenderPulse(Time, () => _ = InvokeAsync(StateHasChanged));
        await OpenAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        _module = new ScriptModule(Script, $"./{Assets["Components/Pages/Live.razor.js"]}");
        await _module.AttachAsync(_self);
    }

    /// <summary>Starts the view that the URL asks for; the one before stays in sight, standing still, until this one has its first answer.</summary>
    private async Task OpenAsync()
    {
        var (before, unfinished) = (_session, _next);
        _next = null;
        if (unfinished is not null) await unfinished.DisposeAsync();
        if (before is not null) await before.DisposeAsync();
        if (_query.Filter is null)
        {
            _session = null;
            return;
        }

        var next = new LiveSession(Data, Time, Url, _query, Changed);
        _next = next;
        _session ??= next;
        _ = next.RunAsync();
    }

    private void Changed()
    {
        if (_next is { Loading: false } ready)
        {
            _session = ready;
            _next = null;
        }

        _pulse?.Request();
    }

    private void Reveal(RecordRow? row)
    {
        if (row is not null) _list?.Reveal(row);
    }

    private async Task ToggleLiveAsync()
    {
        if (!Url.Range.EndsNow)
        {
            Go(Url with { Range = RangeChoice.Default, At = null });
            return;
        }

        if (_session is not { } session) return;
        if (session.Rows.Following) session.Rows.Pause();
        else if (session.Rows.MissesNewer) await OpenAsync();
        else session.Rows.Resume();
        Changed();
    }

    private void Search(string query) => Go(Url with { Query = query, At = null });

    private void PickRange(RangeChoice range) => Go(Url with { Range = range, At = null });

    private void Go(LiveUrl url) => Navigation.NavigateTo(url.ToString());
}
