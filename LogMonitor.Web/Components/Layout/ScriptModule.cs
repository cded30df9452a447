using Microsoft.JSInterop;

namespace LogMonitor.Web.Components.Layout;

/// <summary>
/// A component's own small script, loaded with its first call and let go with the component. A script that watches
/// something exports <c>attach</c>, whose answer has a <c>stop</c>.
/// </summary>
internal sealed class ScriptModule(IJSRuntime script, string path) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;
    private IJSObjectReference? _attached;

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

    public async ValueTask AttachAsync(params object?[] arguments)
    {
        try
        {
            _attached = await (await LoadAsync()).InvokeAsync<IJSObjectReference>("attach", arguments);
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone before it was shown anything.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_attached is not null)
            {
                await _attached.InvokeVoidAsync("stop");
                await _attached.DisposeAsync();
            }

            if (_module is not null) await (await _module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser let go of it first.
        }
    }

    private Task<IJSObjectReference> LoadAsync() => _module ??= script.InvokeAsync<IJSObjectReference>("import", path).AsTask();
}
