using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace LogMonitor.Core.Notifications;

/// <summary>
/// The one way out, for tests and deliveries alike: no redirects, no proxy, no cookies, and the address that a name
/// resolves to is checked at the moment of connecting, so that a name cannot change its mind in between.
/// </summary>
public sealed class ChannelHttp : IDisposable
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private const int MaxBody = 16 * 1024;

    // Two pools, so that a connection opened for a channel with AllowPrivate never serves one without.
    private readonly HttpClient _public;
    private readonly HttpClient _private;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;

    /// <param name="resolve">Finds the addresses of a host name; the system's resolver by default.</param>
    public ChannelHttp(TimeProvider time, TimeSpan? timeout = null, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        _time = time;
        _timeout = timeout ?? DefaultTimeout;
        _resolve = resolve ?? Dns.GetHostAddressesAsync;
        _public = Client(allowPrivate: false);
        _private = Client(allowPrivate: true);
    }

    /// <summary>Sends JSON. A failure to reach the receiver is a result, not an exception.</summary>
    internal async Task<(ChannelResponse? Response, DeliveryResult? Failure)> PostAsync(
        ChannelSettings channel,
        Uri url,
        byte[] json,
        IReadOnlyList<(string Name, string Value)> headers,
        CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var timeout = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var response = await (channel.AllowPrivate ? _private : _public).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await ReadAsync(response.Content, either.Token);
            return (new ChannelResponse(response.StatusCode, body, RetryAfter(response.Headers.RetryAfter)), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, DeliveryResult.Retry($"{Redaction.Address(url)} did not answer within {_timeout.TotalSeconds:0.###} s"));
        }
        catch (Exception e) when (e.InnerException is AddressRefusedException refused)
        {
            return (null, DeliveryResult.Dead(refused.Message));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, DeliveryResult.Retry($"{Redaction.Address(url)} cannot be reached: {Reason(e)}"));
        }
    }

    public void Dispose()
    {
        _public.Dispose();
        _private.Dispose();
    }

    private HttpClient Client(bool allowPrivate) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, allowPrivate, cancellation),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", "LogMonitor" } },
    };

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken cancellation)
    {
        var found = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await _resolve(target.Host, cancellation);
        var allowed = Array.FindAll(found, address => AddressCheck.IsAllowed(address, allowPrivate));
        if (allowed.Length == 0)
        {
            if (found.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
            var remedy = Array.Exists(found, address => AddressCheck.Classify(address) == AddressKind.Private) ? "set AllowPrivate for this channel to let it reach your own network" : "no channel may reach it";
            throw new AddressRefusedException($"{target.Host} leads to {found[0]}: {remedy}");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[MaxBody];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
        => header?.Delta ?? (header?.Date is { } date ? date - _time.GetUtcNow() : null);

    // The messages of the layers below name host and port, never the path.
    private static string Reason(Exception e) => e.InnerException is SocketException socket ? socket.SocketErrorCode.ToString() : (e as HttpRequestException)?.HttpRequestError.ToString() ?? e.GetType().Name;
}

/// <summary>The address must not be reached.</summary>
internal sealed class AddressRefusedException(string message) : Exception(message);
