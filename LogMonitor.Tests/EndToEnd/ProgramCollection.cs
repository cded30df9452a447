namespace LogMonitor.Tests.EndToEnd;

/// <summary>The tests that start the real program: one after another, so that they do not take each other's time. They share a browser.</summary>
[CollectionDefinition(Name)]
public sealed class ProgramCollection : ICollectionFixture<Browser>
{
    public const string Name = "program";
}
