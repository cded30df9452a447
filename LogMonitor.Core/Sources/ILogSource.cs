namespace LogMonitor.Core.Sources;

/// <summary>Something that records come from. It runs until it is cancelled and reports how it is doing.</summary>
public interface ILogSource
{
    Task RunAsync(CancellationToken cancellation);

    IReadOnlyList<SourceStatus> Status();
}
