using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LogMonitor.Web.Components.Layout;

/// <summary>Turns dark to light and back; the choice is the browser's, kept in its local storage.</summary>
public sealed partial class ThemeToggle : IAsyncDisposable
{
    private ScriptModule? _module;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    public ValueTask DisposeAsync() => _module?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task ToggleAsync()
    {
        _module ??= new ScriptModule(Script, $"./{Assets["Components/Layout/ThemeToggle.razor.js"]}");
        await _module.CallAsync("toggle");
    }
}
