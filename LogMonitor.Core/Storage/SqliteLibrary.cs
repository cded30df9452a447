using System.Reflection;
using System.Runtime.InteropServices;

namespace LogMonitor.Core.Storage;

/// <summary>
/// Chooses the SQLite library: the system's, where it is newer than the one that the package bundles
/// (docs/decisions.md says why).
/// </summary>
internal static partial class SqliteLibrary
{
    private const string Bundled = "e_sqlite3";
    private const string System = "libsqlite3.so.0";

    // 3.35.5, the version in SQLitePCLRaw.bundle_e_sqlite3 2.0.6.
    private const int BundledVersion = 3_035_005;

    private static readonly Lazy<bool> Initialized = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
        SQLitePCL.Batteries_V2.Init();
        return true;
    });

    public static void Initialize() => _ = Initialized.Value;

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Bundled || !NativeLibrary.TryLoad(System, out var system)) return IntPtr.Zero;
        if (NativeLibrary.TryGetExport(system, "sqlite3_libversion_number", out var address) && VersionOf(address) > BundledVersion) return system;
        NativeLibrary.Free(system);
        return IntPtr.Zero;
    }

    private static unsafe int VersionOf(IntPtr address) => ((delegate* unmanaged[Cdecl]<int>)address)();
}
