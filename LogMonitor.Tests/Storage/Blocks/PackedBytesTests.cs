using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Storage.Blocks;

namespace LogMonitor.Tests.Storage.Blocks;

public sealed class PackedBytesTests
{
    private static readonly Arbitrary<byte[]> Blobs = Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
        from length in Gen.Choose(0, 200_000) from seed in Gen.Choose(0, 1000) select Repetitive(length, seed)).ToArbitrary();

    public static TheoryData<string> Codecs => ["zstd", "zlib"];

    [Theory]
    [MemberData(nameof(Codecs))]
    public void What_is_packed_is_unpacked_to_the_same_bytes(string codec)
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Blobs, blob =>
        {
            foreach (var level in (int[])[PackedBytes.FastLevel, PackedBytes.HardLevel])
            {
                var (found, packed) = Pack(blob, level, codec);
                found.ShouldBe(blob.Length < 64 ? Codec.None : codec == "zstd" ? Codec.Zstd : Codec.Zlib);
                var target = new byte[blob.Length];
                PackedBytes.Unpack(found, packed, target);
                target.ShouldBe(blob);
            }
        }));

    [Theory]
    [MemberData(nameof(Codecs))]
    public void A_blob_that_is_cut_short_or_not_as_long_as_it_should_be_is_damage(string codec)
    {
        var (found, packed) = Pack(Repetitive(10_000, 1), PackedBytes.FastLevel, codec);
        Should.Throw<DamagedBlockException>(() => PackedBytes.Unpack(found, packed.AsSpan(0, packed.Length / 2), new byte[10_000]));
        Should.Throw<DamagedBlockException>(() => PackedBytes.Unpack(found, packed, new byte[10_001]));
        Should.Throw<DamagedBlockException>(() => PackedBytes.Unpack(found, packed, new byte[9_999]));
        Should.Throw<DamagedBlockException>(() => PackedBytes.Unpack((Codec)9, packed, new byte[10_000]));
    }

    private static (Codec Codec, byte[] Packed) Pack(byte[] blob, int level, string codec)
    {
        var (found, rented, length) = codec == "zlib" ? PackedBytes.PackWithoutZstd(blob, level) : PackedBytes.Pack(blob, level);
        var packed = rented[..length];
        ArrayPool<byte>.Shared.Return(rented);
        return (found, packed);
    }

    private static byte[] Repetitive(int length, int seed)
    {
        var random = new Random(seed);
        var line = new byte[random.Next(1, 200)];
        random.NextBytes(line);
        var blob = new byte[length];
        for (var i = 0; i < length; i++) blob[i] = i % 97 == 0 ? (byte)random.Next(256) : line[i % line.Length];
        return blob;
    }
}
