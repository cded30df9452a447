using System.Runtime.InteropServices;

namespace LogMonitor.Core.Sources.Child;

/// <summary>The terminal that the process was started from.</summary>
internal static partial class Terminal
{
    /// <summary>Whether the keys of a terminal send their signals to this process and its children: false in a container, a service, a background job.</summary>
    public static bool IsInForeground()
    {
        var group = getpgrp();
        // Each of the three may be redirected.
        return tcgetpgrp(0) == group || tcgetpgrp(1) == group || tcgetpgrp(2) == group;
    }

    [LibraryImport("libc")]
    private static partial int tcgetpgrp(int descriptor);

    [LibraryImport("libc")]
    private static partial int getpgrp();
}
