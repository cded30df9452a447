using LogMonitor.Core.Events;

namespace LogMonitor.Core.Sources.Files;

/// <summary>The generations that the log knows, each as it was committed last.</summary>
internal static class KnownGenerations
{
    public static IEnumerable<KnownGeneration> Read(IStreamCatalog catalog) =>
        from known in catalog.Known(FileOpener.KeyPrefix)
        let generation = Generation.FromState(known.Position.State)
        where generation is not null
        group generation by KeyOf(known.Stream) into streams
        select new KnownGeneration(streams.Key, streams.MaxBy(generation => generation.Reader.Serial)!);

    // What is behind the id tells apart the streams of one file.
    private static string KeyOf(LogStream stream) => stream.Key[..Math.Min(stream.Key.Length, FileOpener.KeyPrefix.Length + 32)];
}
