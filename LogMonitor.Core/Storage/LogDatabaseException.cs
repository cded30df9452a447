namespace LogMonitor.Core.Storage;

/// <summary>The log cannot be opened; the message says why and what to do.</summary>
public sealed class LogDatabaseException(string message, Exception? inner = null) : Exception(message, inner);
