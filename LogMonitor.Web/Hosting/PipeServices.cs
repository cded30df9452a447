using LogMonitor.Core.Parsing;
using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Child;
using LogMonitor.Core.Sources.Pipes;
using LogMonitor.Core.Storage;
using LogMonitor.Web.Commands;

namespace LogMonitor.Web.Hosting;

/// <summary>Registers the sources that the command line alone can name: standard input and a child.</summary>
internal static class PipeServices
{
    public static void AddPipes(this IServiceCollection services, ServerArguments arguments)
    {
        if (arguments.ReadsStandardInput)
        {
            services.AddSingleton<ILogSource>(provider => new StandardInput(
                arguments.Service ?? "stdin",
                provider.GetRequiredService<LogStore>().Catalog,
                provider.GetRequiredService<FormatRegistry>(),
                provider.GetRequiredService<LogStore>().Queue,
                provider.GetRequiredService<TimeProvider>()));
        }

        if (arguments.Child.Count == 0) return;
        services.AddSingleton(provider => new ChildSource(
            new ChildCommand(arguments.Child[0], [.. arguments.Child.Skip(1)], arguments.Service ?? Path.GetFileNameWithoutExtension(arguments.Child[0])),
            provider.GetRequiredService<LogStore>().Catalog,
            provider.GetRequiredService<FormatRegistry>(),
            provider.GetRequiredService<LogStore>().Queue,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ILogSource>(provider => provider.GetRequiredService<ChildSource>());
        services.AddSingleton<ChildLifetime>();
        services.AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<ChildLifetime>());
    }
}
