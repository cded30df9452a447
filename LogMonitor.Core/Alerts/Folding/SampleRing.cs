using System.Text;

namespace LogMonitor.Core.Alerts.Folding;

/// <summary>The first line of an episode and the newest ones, copied into buffers that are used again and again.</summary>
internal sealed class SampleRing
{
    /// <summary>Lines besides the first.</summary>
    public const int Newest = 4;

    public const int MaxBytes = 1024;

    private readonly Slot[] _newest = new Slot[Newest];
    private Slot _first;
    private int _next;

    /// <param name="stale">Samples up to this stamp belong to an earlier episode.</param>
    public void Add(ReadOnlySpan<byte> text, long ticks, long stale)
    {
        if (_first.Bytes is null || _first.Ticks <= stale)
        {
            _first.Set(text, ticks);
            foreach (ref var slot in _newest.AsSpan()) slot.Used = false;
            return;
        }

        _newest[_next].Set(text, ticks);
        _next = (_next + 1) % Newest;
    }

    public IReadOnlyList<AlertSample> ToList()
    {
        var list = new List<AlertSample>(1 + Newest);
        if (_first.Used) list.Add(_first.ToSample());
        for (var i = 0; i < Newest; i++)
        {
            ref var slot = ref _newest[(_next + i) % Newest];
            if (slot.Used) list.Add(slot.ToSample());
        }

        return list;
    }

    public void Load(IReadOnlyList<AlertSample> samples)
    {
        foreach (var sample in samples) Add(Encoding.UTF8.GetBytes(sample.Text), sample.TimeTicks, long.MinValue);
    }

    private struct Slot
    {
        public byte[]? Bytes;
        public int Length;
        public long Ticks;
        public bool Used;

        public void Set(ReadOnlySpan<byte> text, long ticks)
        {
            var length = GroupKeyReader.CharacterBoundary(text, MaxBytes);
            if (Bytes is null || Bytes.Length < length) Bytes = new byte[Math.Min(MaxBytes, Math.Max(128, length * 2))];
            text[..length].CopyTo(Bytes);
            (Length, Ticks, Used) = (length, ticks, true);
        }

        public readonly AlertSample ToSample() => new(Ticks, Encoding.UTF8.GetString(Bytes.AsSpan(0, Length)));
    }
}
