using LogMonitor.Core.Storage.Blocks;

namespace LogMonitor.Core.Storage;

/// <summary>A block's blobs as they lie in the database; text only where it was asked for.</summary>
internal sealed record StoredBlock(StoredBlob Columns, StoredBlob? Text);

internal sealed record StoredBlob(Codec Codec, int Length, uint Checksum, byte[] Packed)
{
    public void Unpack(Span<byte> target)
    {
        if (Blocks.Checksum.Of(Packed) != Checksum) throw new DamagedBlockException("its checksum is wrong");
        PackedBytes.Unpack(Codec, Packed, target);
    }
}
