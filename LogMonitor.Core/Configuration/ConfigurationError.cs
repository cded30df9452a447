namespace LogMonitor.Core.Configuration;

/// <summary>One thing that is wrong with the configuration.</summary>
/// <param name="Key">The whole key, its parts separated by colons.</param>
/// <param name="Value">The value as it was given; null where none was, or where it is a secret.</param>
/// <param name="Remedy">What is wrong and what to write instead.</param>
public sealed record ConfigurationError(string Key, string? Value, string Remedy)
{
    public override string ToString() => Value is null ? $"{Key}: {Remedy}" : $"{Key} = '{Value}': {Remedy}";
}
