namespace LogMonitor.Core.Sources.Child;

/// <summary>What <c>logmonitor run</c> starts.</summary>
/// <param name="Program">A path, or a name that is looked for in PATH.</param>
/// <param name="Service">The value of <c>service:</c> in queries.</param>
public sealed record ChildCommand(string Program, IReadOnlyList<string> Arguments, string Service);
