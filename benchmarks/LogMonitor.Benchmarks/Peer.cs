using System.Diagnostics;
using System.Globalization;

namespace LogMonitor.Benchmarks;

/// <summary>A program of the system that does comparable work on the same file.</summary>
internal static class Peer
{
    /// <summary>Runs it, prints what it took, and gives the first number that it printed.</summary>
    public static long Run(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var bytes = new FileInfo(arguments[^1]).Length;
        Console.WriteLine($"{program + " " + arguments[0],-16} {watch.Elapsed.TotalSeconds,7:0.00} s wall                   {bytes / 1e6 / watch.Elapsed.TotalSeconds,8:0} MB/s");
        return long.Parse(output.Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
