namespace LogMonitor.Core.Sources.Push;

/// <summary>Something that is wrong with what a client sent.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">In characters, from 1.</param>
/// <param name="Message">What is wrong there and what to send instead.</param>
public sealed record PushError(int Line, int Column, string Message);
