using System.Runtime.InteropServices;

namespace LogMonitor.Tests.Support;

/// <summary>
/// Makes the file accesses of this thread those of an ordinary user until it is disposed, so that permissions count also where
/// the tests run as root. setfsuid(2) concerns one thread alone.
/// </summary>
internal sealed partial class OrdinaryUser : IDisposable
{
    private const uint Nobody = 65534;

    private readonly uint _before = (uint)setfsuid(Nobody);

    public void Dispose() => _ = setfsuid(_before);

    [LibraryImport("libc")]
    private static partial int setfsuid(uint user);
}
