using System.CommandLine;
using System.CommandLine.Parsing;
using LogMonitor.Web.Hosting;

namespace LogMonitor.Web.Commands;

/// <summary>The commands and their arguments. Bad ones end in one clear line and exit code 2.</summary>
internal static class CommandLine
{
    public const int BadArguments = 2;

    public static Task<int> RunAsync(string[] args)
    {
        var paths = new Argument<string[]>("paths") { Description = "Log files to follow: paths and globs, ** for any folders; - is standard input.", Arity = ArgumentArity.ZeroOrMore };
        paths.Validators.Add(RejectMisspeltOptions);
        var demo = new Option<bool>("--demo") { Description = "Follow a lively fake shop, with rules and a channel set up." };
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, separated by semicolons. Default: http://localhost:8080" };
        var data = new Option<string?>("--data") { Description = "The data directory. Default: data" };
        var config = new Option<string?>("--config") { Description = "A YAML or JSON configuration file." };
        var service = new Option<string?>("--service") { Description = "What standard input or the program that is run is called. Default: stdin, or the program's name." };
        var root = new RootCommand("LogMonitor: watch, search and alert on logs.") { paths, demo, urls, data, config, service };
        root.SetAction((parsed, cancellation) => Server.RunAsync(Common(parsed) with
        {
            Paths = parsed.GetValue(paths) ?? [],
            Demo = parsed.GetValue(demo),
        }));

        var run = new RunCommand(args) { urls, data, config, service };
        run.SetAction((parsed, cancellation) => Server.RunAsync(Common(parsed) with { Child = run.Child(parsed) }));
        root.Subcommands.Add(run);

        var url = new Option<string>("--url") { Description = "The server to ask.", DefaultValueFactory = _ => HealthCommand.DefaultUrl() };
        var health = new Command("health", "Exit 0 when the server is ready: the container's health check.") { url };
        health.SetAction((parsed, cancellation) => HealthCommand.RunAsync(parsed.GetValue(url)!, cancellation));
        root.Subcommands.Add(health);

        // An argument that begins with @ is a path or a program's own, no file of further arguments.
        var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        // The host handles termination itself, within its own time limit; the parser's would end the process after two seconds.
        if (result.Errors.Count == 0) return result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
        Console.Error.WriteLine($"logmonitor: {string.Join(" ", result.Errors.Select(error => error.Message))} See logmonitor --help.");
        return Task.FromResult(BadArguments);

        ServerArguments Common(ParseResult parsed) => new()
        {
            Urls = parsed.GetValue(urls),
            Data = parsed.GetValue(data),
            Config = parsed.GetValue(config),
            Service = parsed.GetValue(service),
        };
    }

    // What looks like an option and is none would otherwise be followed as a file of that name.
    private static void RejectMisspeltOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-') && token.Value != ServerArguments.StandardInputPath))
        {
            result.AddError($"'{token.Value}' is no option; a file of that name is given as ./{token.Value}.");
        }
    }
}
