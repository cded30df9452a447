namespace LogMonitor.Core.Storage.Blocks;

/// <summary>How a blob is packed; stored beside it, so that every log can be read wherever the codec exists.</summary>
internal enum Codec : byte
{
    None = 0,
    Zstd = 1,
    Zlib = 2,
}
