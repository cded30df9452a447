using System.Runtime.CompilerServices;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing.Layouts;

/// <summary>Where a line has the parts of its layout.</summary>
internal struct LayoutMatch
{
    /// <summary>Fields that one layout may have.</summary>
    public const int MaxFields = 40;

    private Ranges _fields;
    private Range _message;
    private bool _hasMessage;

    public bool HasTime { get; private set; }

    /// <summary>Meaningless without <see cref="HasTime"/>.</summary>
    public FoundStamp Stamp { get; private set; }

    /// <summary>Unknown when the layout has none, or a stamp that tells none.</summary>
    public LogLevel Level { get; set; }

    /// <summary>The place of a field; empty where the line does not have it.</summary>
    public readonly Range this[int slot] => _fields[slot];

    /// <summary>The message's place, or the whole line's when the layout names none.</summary>
    public readonly Range Message => _hasMessage ? _message : Range.All;

    public void Set(int slot, int start, int end) => _fields[slot] = start..end;

    public void SetTime(in FoundStamp stamp) => (Stamp, HasTime) = (stamp, true);

    /// <summary>Forgets a field of a group that turned out to be missing.</summary>
    public void Clear(int slot) => _fields[slot] = default;

    public void BeginMessage(int at) => (_message, _hasMessage) = (at..^0, true);

    public void EndMessage(int at) => _message = _message.Start..at;

    [InlineArray(MaxFields)]
    private struct Ranges
    {
        private Range _first;
    }
}
