namespace LogMonitor.Core.Events;

/// <summary>Why a batch arrives now; alert rules page only for what is new.</summary>
public enum BatchOrigin : byte
{
    /// <summary>Written while it was being followed.</summary>
    Live = 0,

    /// <summary>Written while LogMonitor was down, read on the way back to the end.</summary>
    Replayed = 1,

    /// <summary>Already there when its source was first seen.</summary>
    Backfill = 2,
}
