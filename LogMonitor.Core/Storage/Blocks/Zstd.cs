using System.Runtime.InteropServices;

namespace LogMonitor.Core.Storage.Blocks;

/// <summary>The system's zstd library, where there is one. Contexts are kept per thread: they are large.</summary>
internal static partial class Zstd
{
    private const string Library = "libzstd.so.1";

    [ThreadStatic]
    private static IntPtr _compression;

    [ThreadStatic]
    private static IntPtr _decompression;

    public static bool IsAvailable { get; } = NativeLibrary.TryLoad(Library, out _);

    public static int Bound(int length) => checked((int)ZSTD_compressBound((nuint)length));

    public static int Compress(ReadOnlySpan<byte> source, Span<byte> target, int level)
    {
        if (_compression == IntPtr.Zero) _compression = ZSTD_createCCtx();
        return Checked(ZSTD_compressCCtx(_compression, target, (nuint)target.Length, source, (nuint)source.Length, level));
    }

    public static int Decompress(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (_decompression == IntPtr.Zero) _decompression = ZSTD_createDCtx();
        return Checked(ZSTD_decompressDCtx(_decompression, target, (nuint)target.Length, source, (nuint)source.Length));
    }

    private static int Checked(nuint result)
    {
        if (ZSTD_isError(result) != 0) throw new DamagedBlockException("zstd cannot unpack it");
        return (int)result;
    }

    [LibraryImport(Library)]
    private static partial nuint ZSTD_compressBound(nuint size);

    [LibraryImport(Library)]
    private static partial IntPtr ZSTD_createCCtx();

    [LibraryImport(Library)]
    private static partial IntPtr ZSTD_createDCtx();

    [LibraryImport(Library)]
    private static partial nuint ZSTD_compressCCtx(IntPtr context, Span<byte> target, nuint capacity, ReadOnlySpan<byte> source, nuint size, int level);

    [LibraryImport(Library)]
    private static partial nuint ZSTD_decompressDCtx(IntPtr context, Span<byte> target, nuint capacity, ReadOnlySpan<byte> source, nuint size);

    [LibraryImport(Library)]
    private static partial uint ZSTD_isError(nuint code);
}
