using System.Diagnostics;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources.Files;
using LogMonitor.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LogMonitor.Benchmarks;

/// <summary>From a file on disk to the durable log: discovery, reading, framing, parsing, packing, committing.</summary>
internal static class IngestBenchmark
{
    public static async Task<int> RunAsync(string file)
    {
        var bytes = new FileInfo(file).Length;
        Peer.Run("wc", "-l", file);
        var lines = Peer.Run("wc", "-l", file);
        Peer.Run("grep", "-c", "-F", "timeout", file);
        await OnceAsync(file, bytes, lines, "warm-up");
        await OnceAsync(file, bytes, lines, "tail to commit");
        return 0;
    }

    private static async Task OnceAsync(string file, long bytes, long lines, string name)
    {
        var data = Directory.CreateTempSubdirectory("logmonitor-benchmark");
        try
        {
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var store = LogStore.Open(data.FullName, new StorageOptions(), [], FormatRegistry.Default.ByName, TimeProvider.System, NullLoggerFactory.Instance);
            await using (store)
            {
                store.Start();
                using var stop = new CancellationTokenSource();
                var tailer = new FileTailer([new FileSourceOptions { Path = file }], "/", store.Catalog, FormatRegistry.Default, store.Queue, () => false, TimeProvider.System, NullLogger<FileTailer>.Instance);
                var running = tailer.RunAsync(stop.Token);
                while (store.Catalog.Known(FileTailer.KeyPrefix) is not [{ Position.Offset: var offset }] || offset < bytes)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
                }

                watch.Stop();
                var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
                var size = store.Size();
                Console.WriteLine($"{name,-16} {watch.Elapsed.TotalSeconds,7:0.00} s wall {used,7:0.00} s cpu   {lines / used,12:#,0} lines/cpu-s {bytes / 1e6 / used,8:0} MB/cpu-s   {size.Rows:#,0} records, {100.0 * size.StoredBytes / bytes:0.0} % on disk, {Environment.WorkingSet / 1e6:0} MB resident");
                await stop.CancelAsync();
                await running;
                await store.StopAsync(default);
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
