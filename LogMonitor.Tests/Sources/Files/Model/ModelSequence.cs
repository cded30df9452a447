using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace LogMonitor.Tests.Sources.Files.Model;

/// <summary>Steps from an empty folder and an empty log on, with a tailer that runs.</summary>
/// <param name="HasBanner">Every file begins with the same words.</param>
/// <param name="MaxOpenFiles">How many files may be open at once; null for as many as there are.</param>
internal sealed record ModelSequence(bool HasBanner, int? MaxOpenFiles, IReadOnlyList<ModelStep> Steps)
{
    private static readonly Gen<ModelSequence> Generator =
        from hasBanner in Gen.Elements(true, false)
        from maxOpenFiles in Gen.Frequency((7, Gen.Constant((int?)null)), (1, Gen.Constant((int?)3)))
        from count in Gen.Choose(5, 60)
        from steps in ModelStep.Any.ArrayOf(count)
        select new ModelSequence(hasBanner, maxOpenFiles, steps);

    public static Arbitrary<ModelSequence> Any { get; } = Arb.From(Generator, sequence => sequence.Shorter());

    public override string ToString() => $"{(HasBanner ? "with" : "without")} a banner, {MaxOpenFiles?.ToString(CultureInfo.InvariantCulture) ?? "all"} files open:\n{string.Join('\n', Steps.Select(step => $"  {step}"))}\n";

    /// <summary>The same without some of its steps: first large parts, then small ones.</summary>
    private IEnumerable<ModelSequence> Shorter()
    {
        for (var length = Steps.Count / 2; length > 0; length /= 2)
        {
            for (var from = 0; from < Steps.Count; from += length) yield return this with { Steps = [.. Steps.Take(from), .. Steps.Skip(from + length)] };
        }

        if (HasBanner) yield return this with { HasBanner = false };
        if (MaxOpenFiles is not null) yield return this with { MaxOpenFiles = null };
    }
}
