using System.Runtime.InteropServices;

namespace LogMonitor.Core.Sources.Files;

/// <summary>Why a file or folder could not be looked at: that it is unknown says nothing about its being there.</summary>
internal sealed record FileFault(string Message, SourceFault Kind)
{
    // Numbers of errno.h, the same on all Linux architectures that .NET runs on.
    private const int EIO = 5;
    private const int EACCES = 13;
    private const int EPERM = 1;
    private const int ENFILE = 23;
    private const int EMFILE = 24;
    private const int ELOOP = 40;
    private const int ESTALE = 116;

    public static FileFault FromErrno(int error) => new(Marshal.GetPInvokeErrorMessage(error), KindOf(error));

    /// <summary>An exception of the file system carries the error's number as its result.</summary>
    public static FileFault From(Exception exception) => new(
        exception.Message,
        exception is UnauthorizedAccessException ? SourceFault.Denied : KindOf(exception.HResult));

    private static SourceFault KindOf(int error) => error switch
    {
        EACCES or EPERM => SourceFault.Denied,
        EMFILE or ENFILE => SourceFault.TooManyFiles,
        EIO or ESTALE => SourceFault.Device,
        ELOOP => SourceFault.Link,
        _ => SourceFault.Other,
    };
}
