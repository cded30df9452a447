using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LogMonitor.Core.Sources.Files;

/// <summary>
/// Opens files as no writer notices. .NET's own open takes an advisory lock: it would refuse a file whose .NET program shares it
/// with nobody, and keep that program from opening it again.
/// </summary>
internal static partial class LogFileHandle
{
    // O_RDONLY | O_NONBLOCK (a pipe in the place of a file does not wait for a writer) | O_CLOEXEC, the same on x64 and arm64.
    private const int Flags = 0x800 | 0x80000;

    private const int ENOENT = 2;
    private const int EINTR = 4;
    private const int EACCES = 13;
    private const int ENOTDIR = 20;

    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="IOException">Anything else; its result is the number of the error.</exception>
    public static SafeFileHandle Open(string path)
    {
        while (true)
        {
            var descriptor = open(path, Flags, 0);
            if (descriptor >= 0) return new SafeFileHandle(descriptor, ownsHandle: true);
            var error = Marshal.GetLastPInvokeError();
            if (error == EINTR) continue;
            var message = Marshal.GetPInvokeErrorMessage(error);
            throw error switch
            {
                ENOENT or ENOTDIR => new FileNotFoundException(message, path),
                EACCES => new UnauthorizedAccessException(message),
                _ => new IOException(message, error),
            };
        }
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags, uint mode);
}
