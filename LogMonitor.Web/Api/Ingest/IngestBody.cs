using System.Buffers;
using System.IO.Compression;
using LogMonitor.Core.Pipeline;
using Microsoft.Net.Http.Headers;

namespace LogMonitor.Web.Api.Ingest;

/// <summary>A request's body, unpacked, in one pooled buffer. Limits count unpacked bytes: a small archive may hold gigabytes of zeros.</summary>
internal sealed class IngestBody : IDisposable
{
    /// <summary>The largest body, 10 MiB unpacked: what Seq takes by default, and far above a batch of any client.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>What bodies may take together while they are read.</summary>
    private const long MaxBytesTogether = 64 * 1024 * 1024;

    private const int FirstBytes = 64 * 1024;
    private const string Gzip = "gzip";

    private static readonly ByteBudget Together = new(MaxBytesTogether, MaxBytesTogether / 2);

    private byte[] _buffer = [];
    private long _taken;
    private int _length;

    private IngestBody()
    {
    }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <returns>The body, or what to answer instead.</returns>
    public static async Task<(IngestBody? Body, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        var isGzip = encoding.Equals(Gzip, StringComparison.OrdinalIgnoreCase);
        if (!isGzip && encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            request.HttpContext.Response.Headers[HeaderNames.AcceptEncoding] = Gzip;
            return (null, IngestProblem.Of(StatusCodes.Status415UnsupportedMediaType, $"Content-Encoding '{encoding}' is not understood; send gzip, or nothing packed."));
        }

        if (!isGzip && request.ContentLength > MaxBytes) return (null, TooLarge());
        var body = new IngestBody();
        try
        {
            await using var unpacking = isGzip ? new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true) : null;
            if (await body.FillAsync(unpacking ?? request.Body, request.ContentLength, cancellation) is not { } refusal) return (body, null);
            body.Dispose();
            return (null, refusal);
        }
        catch (InvalidDataException)
        {
            body.Dispose();
            return (null, IngestProblem.Of(StatusCodes.Status400BadRequest, "The body is not whole gzip, as Content-Encoding says that it is; send it again."));
        }
        catch (BadHttpRequestException e)
        {
            body.Dispose();
            return (null, IngestProblem.Of(e.StatusCode, $"{e.Message} Send it again, in parts where it is large."));
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
        if (_taken > 0) Together.GiveBack(_taken);
        _taken = 0;
    }

    private async Task<IResult?> FillAsync(Stream from, long? announced, CancellationToken cancellation)
    {
        if (!TryGrow((int)Math.Clamp((announced ?? 0) + 1, FirstBytes, MaxBytes + 1))) return IngestProblem.Busy();
        while (true)
        {
            if (_length == _buffer.Length && !TryGrow(Math.Min(_buffer.Length * 2, MaxBytes + 1))) return IngestProblem.Busy();
            var read = await from.ReadAsync(_buffer.AsMemory(_length), cancellation);
            if (read == 0) return null;
            _length += read;
            if (_length > MaxBytes) return TooLarge();
        }
    }

    private bool TryGrow(int bytes)
    {
        var more = bytes - _taken;
        if (!Together.TryTake(more)) return false;
        _taken += more;
        var larger = ArrayPool<byte>.Shared.Rent(bytes);
        Bytes.CopyTo(larger);
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
        return true;
    }

    private static IResult TooLarge()
        => IngestProblem.Of(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MaxBytes / 1024 / 1024} MiB, unpacked; send it in smaller batches.");
}
