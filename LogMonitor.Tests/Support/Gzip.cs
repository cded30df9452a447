using System.IO.Compression;
using System.Text;

namespace LogMonitor.Tests.Support;

/// <summary>Packs text as gzip does.</summary>
internal static class Gzip
{
    public static byte[] Pack(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
