using LogMonitor.Core.Events;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests;

/// <summary>Which part may know which, read out of the assemblies: what a type's members, code included, refer to.</summary>
public sealed class ArchitectureTests
{
    private const string Core = "LogMonitor.Core";
    private static readonly IReadOnlySet<TypeReference> OfCore = TypeReferences.Read(typeof(LogBatch).Assembly);
    private static readonly IReadOnlySet<TypeReference> OfWeb = TypeReferences.Read(typeof(Program).Assembly);

    [Theory]
    [InlineData("Events")]
    [InlineData("Text")]
    [InlineData("Filtering", "Events", "Text")]
    [InlineData("Framing", "Events", "Parsing")]
    [InlineData("Parsing", "Events", "Framing", "Text", "Filtering")]
    [InlineData("Pipeline", "Events")]
    [InlineData("Sources", "Events", "Framing", "Parsing", "Pipeline", "Text")]
    [InlineData("Live", "Events", "Filtering", "Storage")]
    public void A_part_of_core_knows_only_what_lies_before_it(string part, params string[] allowed)
    {
        var broken = OfCore
            .Where(reference => IsIn(reference.From, $"{Core}.{part}"))
            .Where(reference => IsIn(reference.To, Core) && !IsIn(reference.To, $"{Core}.{part}") && !allowed.Any(other => IsIn(reference.To, $"{Core}.{other}")));
        broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.Extensions.Hosting")]
    [InlineData("Radzen")]
    [InlineData("Serilog")]
    public void Core_knows_no_web_and_no_component_library(string stranger)
        => OfCore.Where(reference => IsIn(reference.To, stranger)).ShouldBeEmpty();

    [Fact]
    public void Only_its_source_knows_the_client_of_the_broker()
        => OfCore.Concat(OfWeb).Where(reference => IsIn(reference.To, "RabbitMQ") && !IsIn(reference.From, $"{Core}.Sources.RabbitMq")).ShouldBeEmpty();

    [Fact]
    public void Only_components_know_the_component_library()
        => OfWeb.Where(reference => IsIn(reference.To, "Radzen") && !IsIn(reference.From, "LogMonitor.Web.Components") && !reference.From.StartsWith("LogMonitor.Web.Hosting.ServerServices", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_reader_of_references_sees_what_code_uses()
    {
        OfCore.ShouldContain(reference => reference.From.StartsWith("LogMonitor.Core.Storage.", StringComparison.Ordinal) && reference.To == "LogMonitor.Core.Events.LogBatch");
        OfCore.ShouldContain(reference => reference.From.StartsWith("LogMonitor.Core.Storage.", StringComparison.Ordinal) && reference.To == "Microsoft.Data.Sqlite.SqliteConnection");
        OfWeb.ShouldContain(reference => reference.To.StartsWith("Radzen.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("*.razor", "MarkupString")]
    [InlineData("*.razor.cs", "MarkupString")]
    [InlineData("*.razor", "AddMarkupContent")]
    [InlineData("*.js", "innerHTML")]
    [InlineData("*.js", "outerHTML")]
    [InlineData("*.js", "insertAdjacentHTML")]
    [InlineData("*.js", "document.write")]
    [InlineData("*.js", "eval(")]
    public void Log_text_never_becomes_markup(string files, string word)
    {
        var sources = SourceTree.Files("LogMonitor.Web", files).Concat(files == "*.js" ? SourceTree.Files("wwwroot-assets", files) : []).ToList();
        sources.ShouldNotBeEmpty();
        sources.Where(file => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static bool IsIn(string type, string @namespace)
        => type.StartsWith(@namespace, StringComparison.Ordinal) && (type.Length == @namespace.Length || type[@namespace.Length] == '.');
}
