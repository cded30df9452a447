using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace LogMonitor.Tests.Support;

/// <summary>A client of a SignalR hub that speaks the JSON protocol by hand, as a program in any language would.</summary>
internal sealed class HubConnection : IDisposable
{
    // Every message of the protocol ends with this byte.
    private const byte RecordSeparator = 0x1e;
    private const int Stream = 4;
    private const int Ping = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket;
    private readonly List<byte> _received = [];

    private HubConnection(ClientWebSocket socket) => _socket = socket;

    public static async Task<HubConnection> ConnectAsync(Uri address, string path)
    {
        var connection = new HubConnection(new ClientWebSocket());
        await connection._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = path }.Uri, default).WaitAsync(Patience);
        await connection.SendAsync("""{"protocol":"json","version":1}""");
        (await connection.ReceiveAsync()).EnumerateObject().ShouldBeEmpty();
        return connection;
    }

    public Task StreamAsync(string invocation, string target, params object?[] arguments)
        => SendAsync(JsonSerializer.Serialize(new { type = Stream, invocationId = invocation, target, arguments }));

    /// <summary>The next message that is no ping.</summary>
    public async Task<JsonElement> NextAsync()
    {
        while (true)
        {
            var message = await ReceiveAsync();
            if (message.GetProperty("type").GetInt32() != Ping) return message;
        }
    }

    public void Dispose() => _socket.Dispose();

    private Task SendAsync(string json) => _socket.SendAsync(
        new ReadOnlyMemory<byte>([.. Encoding.UTF8.GetBytes(json), RecordSeparator]), WebSocketMessageType.Text, endOfMessage: true, default).AsTask();

    private async Task<JsonElement> ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        int end;
        while ((end = _received.IndexOf(RecordSeparator)) < 0)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), default).AsTask().WaitAsync(Patience);
            if (part.MessageType == WebSocketMessageType.Close) throw new EndOfStreamException("The hub closed the connection.");
            _received.AddRange(buffer[..part.Count]);
        }

        var json = _received[..end].ToArray();
        _received.RemoveRange(0, end + 1);
        return JsonElement.Parse(json);
    }
}
