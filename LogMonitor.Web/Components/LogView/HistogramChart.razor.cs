using System.Globalization;
using LogMonitor.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LogMonitor.Web.Components.LogView;

/// <summary>Counts by level over time. Dragging over it narrows the range; the pointer reads a bucket.</summary>
public sealed partial class HistogramChart : IAsyncDisposable
{
    private ElementReference _chart;
    private ScriptModule? _module;
    private DotNetObjectReference<HistogramChart>? _self;
    private HistogramView? _rendered;
    private (string Errors, string Warnings, string Others) _paths;
    private string _labels = "";

    [Parameter, EditorRequired]
    public required HistogramView View { get; set; }

    /// <summary>Told the range that was dragged over.</summary>
    [Parameter]
    public EventCallback<RangeChoice> OnRange { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private string Summary => $"{Format.Count(View.Errors, "error", "errors")}, {Format.Count(View.Warnings, "warning", "warnings")} "
        + $"among {Format.Count(View.Total, "record", "records")} from {Format.Moment(View.FromTicks)} to {Format.Moment(View.ToTicks)} UTC";

    /// <param name="fromTicks">As text: a script's numbers do not hold ticks exactly.</param>
    /// <param name="toTicks">Where the range that was shown ended.</param>
    /// <param name="start">Where the drag began, from 0 to 1.</param>
    /// <param name="end">Where it ended.</param>
    [JSInvokable]
    public Task SelectAsync(string fromTicks, string toTicks, double start, double end)
    {
        if (!long.TryParse(fromTicks, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            || !long.TryParse(toTicks, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            || to <= from || double.IsNaN(start) || double.IsNaN(end))
        {
            return Task.CompletedTask;
        }

        var (low, high) = (Math.Clamp(Math.Min(start, end), 0, 1), Math.Clamp(Math.Max(start, end), 0, 1));
        // Whole milliseconds keep the address short.
        var first = from + (long)((to - from) * low);
        first -= first % TimeSpan.TicksPerMillisecond;
        var last = from + (long)((to - from) * high);
        last += TimeSpan.TicksPerMillisecond - (last % TimeSpan.TicksPerMillisecond);
        return OnRange.InvokeAsync(new RangeChoice(TimeBound.At(first), TimeBound.At(last)));
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is not null) await _module.DisposeAsync();
        _self?.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_rendered, View)) return;
        _paths = View.Paths();
        _labels = View.Labels();
    }

    protected override bool ShouldRender() => !ReferenceEquals(_rendered, View);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _rendered = View;
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        _module = new ScriptModule(Script, $"./{Assets["Components/LogView/HistogramChart.razor.js"]}");
        await _module.AttachAsync(_chart, _self);
    }

    private static string Invariant(long ticks) => ticks.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double place) => string.Create(CultureInfo.InvariantCulture, $"{place * 100:0.##}%");
}
