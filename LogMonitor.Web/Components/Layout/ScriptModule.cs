using Microsoft.JSInterop;

namespace LogMonitor.Web.Components.Layout;

/// <summary>A component's own small script, loaded with its first call and let go with the component.</summary>
internal sealed class ScriptModule(IJSRuntime script, string path) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    public async ValueTask CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await (await LoadAsync()).InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone; there is no one left to call.
        }
    }

    public async ValueTask<IJSObjectReference?> AttachAsync(params object?[] arguments)
    {
        try
        {
            return await (await LoadAsync()).InvokeAsync<IJSObjectReference>("attach", arguments);
        }
        catch (JSDisconnectedException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is null) return;
        try
        {
            await (await _module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser let go of it first.
        }
    }

    private Task<IJSObjectReference> LoadAsync() => _module ??= script.InvokeAsync<IJSObjectReference>("import", path).AsTask();
}
