namespace LogMonitor.Core.Storage;

/// <summary>
/// One step of a component's part of the schema. Steps are applied in order, once, and are never edited
/// after a release: a change is a new step.
/// </summary>
/// <param name="Component">Whose tables these are, e.g. <c>log</c> or <c>alerts</c>.</param>
/// <param name="Version">1 for the first step of a component, then counting up.</param>
/// <param name="Sql">One or more statements.</param>
public sealed record SchemaStep(string Component, int Version, string Sql);
