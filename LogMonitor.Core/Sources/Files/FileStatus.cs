using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Sources.Files;

/// <summary>What the file system says of a file: which one it is, and how large.</summary>
/// <param name="BirthTime">Nanoseconds since 1970, 0 where the file system does not tell. An inode alone is recycled.</param>
/// <param name="ChangeTime">Nanoseconds since 1970; compared for equality alone, never trusted as a time.</param>
/// <param name="Links">Its names; 0 once the last was removed.</param>
internal readonly record struct FileStatus(ulong Device, ulong Inode, long BirthTime, long Size, bool IsRegularFile, long ChangeTime = 0, uint Links = 1)
{
    /// <summary>Which file it is: not one that took over its inode, and not a copy.</summary>
    public (ulong Device, ulong Inode, long BirthTime) Key => (Device, Inode, BirthTime);
}

/// <summary>statx(2): the one call that tells the birth time, by path or by open handle.</summary>
internal static partial class Statx
{
    private const int AtCurrentDirectory = -100;
    private const int AtEmptyPath = 0x1000;

    // STATX_TYPE | STATX_NLINK | STATX_CTIME | STATX_INO | STATX_SIZE | STATX_BTIME
    private const uint Wanted = 0x1 | 0x4 | 0x80 | 0x100 | 0x200 | 0x800;
    private const ushort TypeMask = 0xF000;
    private const ushort RegularFile = 0x8000;

    /// <summary>Follows links. Throws what opening the path would: a failure is "unknown", never "deleted".</summary>
    public static bool TryOf(string path, out FileStatus status, out int error)
    {
        var result = statx(AtCurrentDirectory, path, 0, Wanted, out var buffer);
        error = result == 0 ? 0 : Marshal.GetLastPInvokeError();
        status = result == 0 ? From(buffer) : default;
        return result == 0;
    }

    public static FileStatus Of(SafeFileHandle handle)
    {
        var added = false;
        try
        {
            handle.DangerousAddRef(ref added);
            if (statx((int)handle.DangerousGetHandle(), "", AtEmptyPath, Wanted, out var buffer) != 0)
            {
                var error = Marshal.GetLastPInvokeError();
                throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
            }

            return From(buffer);
        }
        finally
        {
            if (added) handle.DangerousRelease();
        }
    }

    private static FileStatus From(in Buffer buffer) => new(
        ((ulong)buffer.DeviceMajor << 32) | buffer.DeviceMinor,
        buffer.Inode,
        buffer.BirthSeconds * 1_000_000_000 + buffer.BirthNanoseconds,
        (long)buffer.Size,
        (buffer.Mode & TypeMask) == RegularFile,
        buffer.ChangeSeconds * 1_000_000_000 + buffer.ChangeNanoseconds,
        buffer.Links);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int directory, string path, int flags, uint mask, out Buffer buffer);

    // struct statx of linux/stat.h: 256 bytes; only the fields that are read are named.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Buffer
    {
        [FieldOffset(16)]
        public uint Links;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(80)]
        public long BirthSeconds;

        [FieldOffset(88)]
        public uint BirthNanoseconds;

        [FieldOffset(96)]
        public long ChangeSeconds;

        [FieldOffset(104)]
        public uint ChangeNanoseconds;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
