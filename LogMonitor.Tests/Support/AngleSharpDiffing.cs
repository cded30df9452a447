using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace LogMonitor.Tests.Support;

/// <summary>Resolves the one version of AngleSharp.Diffing that is available, whatever version bUnit asks for.</summary>
internal static class AngleSharpDiffing
{
    [ModuleInitializer]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "compat", "AngleSharp.Diffing.dll"))
            : null;
}
