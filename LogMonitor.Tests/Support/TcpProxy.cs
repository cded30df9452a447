using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LogMonitor.Tests.Support;

/// <summary>A real socket between a client and a server on this machine, that loses what a test wants lost.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly int _target;
    private readonly Task _accepting;

    public TcpProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether what the client sends is lost on the way.</summary>
    public bool LosesUploads { get; set; }

    /// <summary>Ends all connections.</summary>
    public void Cut()
    {
        while (_clients.TryTake(out var client)) client.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        var pumps = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, _target);
                _clients.Add(client);
                _clients.Add(server);
                pumps.Add(PumpAsync(client, server, () => LosesUploads));
                pumps.Add(PumpAsync(server, client, () => false));
            }
        }
        finally
        {
            Cut();
            await Task.WhenAll(pumps);
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to, Func<bool> loses)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer) is var read and > 0)
            {
                if (!loses()) await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }

        from.Dispose();
        to.Dispose();
    }
}
