namespace LogMonitor.Core.Storage.Blocks;

/// <summary>A block's bytes are not what was written. Readers skip the block, count it and say so.</summary>
public sealed class DamagedBlockException(string message) : Exception(message);
