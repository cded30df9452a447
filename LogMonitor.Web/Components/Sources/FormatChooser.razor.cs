using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using Microsoft.AspNetCore.Components;

namespace LogMonitor.Web.Components.Sources;

/// <summary>Chooses how a source is read, and shows what that would make of its last records before anything changes.</summary>
public sealed partial class FormatChooser : ComponentBase, IDisposable
{
    private const string Auto = ParserOptions.AutoFormat;

    private readonly CancellationTokenSource _stop = new();
    private string _format = Auto;
    private string _zone = "";
    private string _formatNow = Auto;
    private string _zoneNow = "";
    private IReadOnlyList<PreviewRow>? _preview;
    private ReadingRefusal? _refusal;
    private bool _isBusy;
    private int _asked;

    [Parameter, EditorRequired]
    public required int StreamId { get; set; }

    [Parameter, EditorRequired]
    public required SourceReading Reading { get; set; }

    [Inject]
    private ReadingData Data { get; set; } = null!;

    private bool IsFormatConfigured => Reading.Reading.FormatFrom == ReadingOrigin.Configured;

    private bool IsZoneConfigured => Reading.Reading.ZoneFrom == ReadingOrigin.Configured;

    private bool IsChanged => _format != _formatNow || _zone != _zoneNow;

    private string Family => Reading.Family[(Reading.Family.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        TakeOver();
        return PreviewAsync();
    }

    protected override void OnParametersSet()
    {
        // Somebody else may have decided meanwhile; a draft of one's own stays.
        if (!IsChanged) TakeOver();
    }

    private void TakeOver()
    {
        var reading = Reading.Reading;
        _format = _formatNow = reading.Format?.Name ?? Auto;
        _zone = _zoneNow = reading.ZoneFrom == ReadingOrigin.Learned ? "" : reading.Zone.Id;
    }

    private Task PickFormatAsync(object? value)
    {
        _format = value as string ?? Auto;
        return PreviewAsync();
    }

    private Task PickZoneAsync(object? value)
    {
        _zone = (value as string ?? "").Trim();
        return PreviewAsync();
    }

    private Task ResetAsync()
    {
        TakeOver();
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        var (choice, problem) = Data.Check(_format, _zone);
        _refusal = problem;
        if (choice is null) return;
        _zone = choice.Zone ?? "";
        var asked = ++_asked;
        _isBusy = true;
        try
        {
            var records = await Data.PreviewAsync(StreamId, choice, _stop.Token);
            // An answer that was overtaken by a newer question is dropped.
            if (asked == _asked) _preview = [.. records.Select(record => new PreviewRow(record))];
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The panel was closed.
        }
        finally
        {
            if (asked == _asked) _isBusy = false;
        }
    }

    private Task ApplyAsync()
    {
        // The button is never disabled: who leaves the field by keyboard would pass it by before the page knows of the change.
        if (!IsChanged || _refusal is not null) return Task.CompletedTask;
        _refusal = Data.Choose(StreamId, IsFormatConfigured ? null : _format, IsZoneConfigured ? null : _zone);
        if (_refusal is not null || Data.Of(StreamId) is not { } reading) return Task.CompletedTask;
        Reading = reading;
        return ResetAsync();
    }
}
