using System.Text.Json;
using System.Text.Json.Serialization;
using LogMonitor.Core.Framing;

namespace LogMonitor.Core.Sources.Files;

/// <summary>
/// How a file's generation is recognised and resumed after a restart: committed with its rows as the position's state.
/// No single key is safe: inodes recycle, prefixes can be equal, paths lose rotation.
/// </summary>
internal sealed record Generation
{
    public required ulong Device { get; init; }

    public required ulong Inode { get; init; }

    public required long BirthTime { get; init; }

    /// <summary>Where it was found last.</summary>
    public required string Path { get; init; }

    public required Fingerprint Prefix { get; init; }

    public required Fingerprint Marker { get; init; }

    /// <summary>How far it was read: the marker stands right before.</summary>
    public required long Offset { get; init; }

    public required RowReaderState Reader { get; init; }

    /// <summary>
    /// Where it is a gzip archive, of whose text the offset and the fingerprints are: its size when it was read to its end, 0 before;
    /// null for a file that is read as it is.
    /// </summary>
    public long? ArchiveSize { get; init; }

    public string ToState() => JsonSerializer.Serialize(this, GenerationJson.Default.Generation);

    public static Generation? FromState(string? state)
    {
        try
        {
            return state is null ? null : JsonSerializer.Deserialize(state, GenerationJson.Default.Generation);
        }
        catch (JsonException)
        {
            // Written by another version: the file counts as unknown and its rows are recognised by offset.
            return null;
        }
    }
}

[JsonSerializable(typeof(Generation))]
internal sealed partial class GenerationJson : JsonSerializerContext;
