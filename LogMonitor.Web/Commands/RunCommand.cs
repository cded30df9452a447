using System.CommandLine;
using System.CommandLine.Parsing;

namespace LogMonitor.Web.Commands;

/// <summary><c>logmonitor run -- PROGRAM ARGUMENTS</c>: the server with a child whose output it reads and whose exit code is its own.</summary>
internal sealed class RunCommand : Command
{
    private readonly Argument<string[]> _child = new("program") { Description = "After --: the program to run, and its arguments.", Arity = ArgumentArity.ZeroOrMore };
    private readonly string[] _given;

    /// <param name="given">All arguments as they were given.</param>
    public RunCommand(string[] given)
        : base("run", "Run a program and read its output; its exit code is LogMonitor's.")
    {
        _given = given;
        Arguments.Add(_child);
        Validators.Add(Check);
    }

    public string[] Child(ParseResult parsed) => parsed.GetValue(_child) ?? [];

    // Without the dashes, options that are meant for the program would be taken as LogMonitor's.
    private void Check(CommandResult result)
    {
        var dashes = Array.IndexOf(_given, "--");
        var child = dashes < 0 ? 0 : _given.Length - dashes - 1;
        if (child == 0 || child != result.GetResult(_child)?.Tokens.Count) result.AddError("'run' needs -- and a program behind its own options, such as logmonitor run -- node server.js.");
    }
}
