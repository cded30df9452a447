using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LogMonitor.Tests.Support;

/// <summary>The real program in a process of its own, as a user starts it; killed, not stopped, when a test says so.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private const string ReadyLine = "LogMonitor is ready: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningServer(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The server ended at once: {Output}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public string Output => string.Join('\n', _output);

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it with a text as its standard input, which then ends.</summary>
    public static async Task<RunningServer> StartWithInputAsync(string input, string workingDirectory, params string[] arguments)
    {
        var start = StartInfo(workingDirectory, null, WithUrls(arguments, "http://127.0.0.1:0"));
        start.RedirectStandardInput = true;
        var server = new RunningServer(new Process { StartInfo = start, EnableRaisingEvents = true });
        await server._process.StandardInput.WriteAsync(input);
        server._process.StandardInput.Close();
        await server.ReadyAsync();
        return server;
    }

    /// <summary>Starts it on a free port of loopback and waits until it is ready.</summary>
    public static Task<RunningServer> StartAsync(string workingDirectory, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
        => StartOnAsync("http://127.0.0.1:0", workingDirectory, environment, arguments);

    /// <summary>Starts it on these addresses and waits until it is ready.</summary>
    public static async Task<RunningServer> StartOnAsync(string urls, string workingDirectory, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var server = new RunningServer(new Process { StartInfo = StartInfo(workingDirectory, environment, WithUrls(arguments, urls)), EnableRaisingEvents = true });
        await server.ReadyAsync();
        return server;
    }

    /// <summary>What follows a prefix in the first line of the output that has it, once it was printed.</summary>
    public async Task<string> LineAsync(string prefix)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            if (_output.FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal)) is { } found) return found[prefix.Length..];
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string workingDirectory, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(workingDirectory, null, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output + await errors);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        await using var answer = await Http.GetStreamAsync(new Uri(path, UriKind.Relative));
        using var document = await JsonDocument.ParseAsync(answer);
        return document.RootElement.Clone();
    }

    /// <summary>How many records match.</summary>
    public async Task<long> CountAsync(string query = "")
        => (await GetAsync($"api/v1/events?limit=0&q={Uri.EscapeDataString(query)}")).GetProperty("matched").GetInt64();

    /// <summary>kill -9: nothing gets to say goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as Docker sends it.</summary>
    public Task<int> StopAsync() => SignalAsync("TERM");

    /// <summary>Sends a signal that ends it; the result is its exit code.</summary>
    public async Task<int> SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Ends it as Docker does; that it had ended before, or ends badly, fails the test with all that it said.</summary>
    public async Task EndAsync()
    {
        var ended = _process.HasExited;
        var exitCode = ended ? _process.ExitCode : await StopAsync();
        await DisposeAsync();
        (ended, exitCode).ShouldBe((false, 0), Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        Http?.Dispose();
        _process.Dispose();
    }

    /// <summary>How the program is started, its output redirected.</summary>
    public static ProcessStartInfo StartInfo(string workingDirectory, IReadOnlyDictionary<string, string>? environment, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath(), .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return start;
    }

    /// <summary>The web project's own output, with its static assets: bin/CONFIGURATION/FRAMEWORK beside this project's.</summary>
    private static string ProgramPath()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var root = here.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "LogMonitor.Web", "bin", here.Parent.Name, here.Name, "LogMonitor.Web.dll");
    }

    /// <summary>Our own options stand before those of a child.</summary>
    private static string[] WithUrls(string[] arguments, string urls)
    {
        var own = Array.IndexOf(arguments, "--") is var dashes and >= 0 ? dashes : arguments.Length;
        return [.. arguments[..own], "--urls", urls, .. arguments[own..]];
    }

    private async Task ReadyAsync()
    {
        Address = await _ready.Task.WaitAsync(Patience);
        Http = new HttpClient { BaseAddress = Address, Timeout = Patience };
    }

    private void Read(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (line.StartsWith(ReadyLine, StringComparison.Ordinal)) _ready.TrySetResult(new Uri(line[ReadyLine.Length..].Trim()));
    }
}
