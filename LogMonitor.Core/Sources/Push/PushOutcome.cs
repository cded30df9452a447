namespace LogMonitor.Core.Sources.Push;

/// <summary>What became of records that a client pushed.</summary>
public enum PushOutcome
{
    /// <summary>Durable: the client may forget them.</summary>
    Committed,

    /// <summary>Nothing was taken: too much is on its way to the log at the moment.</summary>
    Full,

    /// <summary>Not durable in time, or not taken because the log cannot be written or LogMonitor stops. To be sent again.</summary>
    Unavailable,
}
