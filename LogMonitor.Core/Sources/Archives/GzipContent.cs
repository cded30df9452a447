using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Sources.Archives;

internal enum ReadOutcome
{
    /// <summary>There may be more.</summary>
    Some,

    /// <summary>All members are whole and nothing is behind them.</summary>
    End,

    /// <summary>The file ends in the middle of a member: its writer has not finished yet, or never will.</summary>
    Unfinished,

    /// <summary>What follows cannot be decompressed.</summary>
    Damaged,
}

/// <summary>
/// The text of a gzip file, from its beginning on. It only goes forward, in a fixed amount of memory whatever the file holds, and
/// through all members of a file that several were joined to. A file that is still being written is read on as it grows.
/// </summary>
/// <remarks>
/// That a file ends too early is told only with the runtime's switch <c>System.IO.Compression.UseStrictValidation</c>, which is set
/// where the program is built.
/// </remarks>
internal sealed class GzipContent : IDisposable
{
    // The runtime has one exception for all that can be wrong: only its text, asked for here, tells that more bytes would mend it.
    private static readonly string EndsTooEarly = MessageOfTooFewBytes();

    private readonly Compressed _compressed;
    private readonly GZipStream _text;

    public GzipContent(SafeFileHandle file)
    {
        _compressed = new Compressed(file);
        _text = new GZipStream(_compressed, CompressionMode.Decompress);
    }

    /// <summary>How many bytes of the file were read so far.</summary>
    public long CompressedPosition => _compressed.Position;

    /// <summary>The first two bytes of every gzip member, RFC 1952.</summary>
    public static bool HasSignature(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, ..];

    /// <exception cref="IOException">The file cannot be read at the moment.</exception>
    public ReadOutcome Read(Span<byte> into, out int read)
    {
        read = 0;
        try
        {
            read = _text.Read(into);
            return read > 0 ? ReadOutcome.Some : ReadOutcome.End;
        }
        catch (InvalidDataException e)
        {
            return e.Message == EndsTooEarly ? ReadOutcome.Unfinished : ReadOutcome.Damaged;
        }
    }

    public void Dispose() => _text.Dispose();

    private static string MessageOfTooFewBytes()
    {
        try
        {
            using var text = new GZipStream(new MemoryStream([0x1F, 0x8B, 8]), CompressionMode.Decompress);
            _ = text.ReadByte();
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }

        throw new InvalidOperationException("The program was built without the switch System.IO.Compression.UseStrictValidation.");
    }

    /// <summary>The file's bytes from its beginning, without owning its handle.</summary>
    private sealed class Compressed(SafeFileHandle file) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(file, buffer, _position);
            _position += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
