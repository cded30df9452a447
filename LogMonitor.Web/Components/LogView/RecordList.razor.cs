using LogMonitor.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LogMonitor.Web.Components.LogView;

/// <summary>The records, newest last. The script only watches and places the scroll; what is shown is the view model's.</summary>
public sealed partial class RecordList : IAsyncDisposable
{
    private ElementReference _scroller;
    private ScriptModule? _module;
    private DotNetObjectReference<RecordList>? _self;
    private RecordRow? _reveal;
    private LiveSession? _placed;
    private EventCallback<RecordRow> _toggle;
    private (LiveSession? Session, int Version, bool Loading, string? Failure) _rendered;

    [Parameter, EditorRequired]
    public required LiveSession Session { get; set; }

    /// <summary>Told when something that others show too has changed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Asked to follow again.</summary>
    [Parameter]
    public EventCallback OnResume { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private LiveViewModel Rows => Session.Rows;

    private DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>What a screen reader is told: orders of magnitude, not ten numbers a second.</summary>
    private string Spoken => (Rows.Following, Rows.NewWhilePaused) switch
    {
        (true, _) => "",
        (_, 0) => "Paused",
        (_, < 10) => "Paused, new records",
        var (_, count) => $"Paused, over {Format.Count((long)Math.Pow(10, Math.Floor(Math.Log10(count))))} new records",
    };

    [JSInvokable]
    public Task LeftBottomAsync()
    {
        Rows.Pause();
        return OnChanged.InvokeAsync();
    }

    [JSInvokable]
    public async Task NearTopAsync()
    {
        if (Session.Loading) return;
        Rows.Pause();
        await Session.LoadOlderAsync();
    }

    [JSInvokable]
    public async Task ReachedBottomAsync()
    {
        if (Rows.MissesNewer) await Session.LoadNewerAsync();
    }

    /// <summary>Brings the row into sight once it is rendered as it is now.</summary>
    public void Reveal(RecordRow row) => _reveal = row;

    public async ValueTask DisposeAsync()
    {
        if (_module is not null) await _module.DisposeAsync();
        _self?.Dispose();
    }

    protected override void OnInitialized() => _toggle = EventCallback.Factory.Create<RecordRow>(this, ToggleAsync);

    protected override bool ShouldRender() => _rendered != State;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_reveal is { } row)
        {
            _reveal = null;
            if (_module is not null) await _module.CallAsync("reveal", _scroller, row.Key);
        }

        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = new ScriptModule(Script, $"./{Assets["Components/LogView/RecordList.razor.js"]}");
            await _module.AttachAsync(_scroller, _self);
        }

        if (_rendered.Loading || ReferenceEquals(_placed, _rendered.Session) || _module is null) return;
        // A new view begins at its newest record, or at the one that its URL names.
        _placed = _rendered.Session;
        await _module.CallAsync("place", _scroller, Rows.Selected?.Key);
    }

    private (LiveSession? Session, int Version, bool Loading, string? Failure) State => (Session, Rows.Version, Session.Loading, Session.Failure);

    private async Task ToggleAsync(RecordRow row)
    {
        Rows.Toggle(row);
        // What was opened at the lower edge opens out of sight.
        Reveal(row);
        await OnChanged.InvokeAsync();
    }

    private async Task ShowAsync(GapRow gap)
    {
        await Session.ShowAsync(gap);
        await OnChanged.InvokeAsync();
    }
}
