using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using LogMonitor.Core.Sources.Pipes;

namespace LogMonitor.Core.Sources.Child;

/// <summary>
/// What a child writes, as two streams: standard output and standard error, each passed on as it is. It ends when the child has
/// ended and all that it wrote is in the queue.
/// </summary>
public sealed class ChildSource(ChildCommand command, IStreamCatalog catalog, FormatRegistry formats, IngestQueue queue, TimeProvider time) : ILogSource, IDisposable
{
    /// <summary>What a shell says of a program that is there and cannot be run.</summary>
    public const int CannotRun = 126;

    /// <summary>What a shell says of a program that is not there.</summary>
    public const int NotFound = 127;

    // Numbers of signal(7).
    private const int SigInt = 2;
    private const int SigQuit = 3;
    private const int SigKill = 9;
    private const int SigTerm = 15;

    // What the child started may hold its pipes open for ever.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(3);

    // When LogMonitor itself must stop: less than the time that its own keeper gives it.
    private static readonly TimeSpan TerminationTime = TimeSpan.FromSeconds(3);

    private readonly PipeStreams _streams = new(catalog, formats, time);
    private readonly TaskCompletionSource<ChildProcess> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ChildProcess? _child;
    private PipeReading? _output;
    private PipeReading? _errors;
    private volatile string? _note;

    /// <summary>The child's exit code, once it has ended and its output was read, or waiting for that took too long.</summary>
    public Task<int> Exit => _exited.Task;

    /// <summary>Starts the child; null when it runs, else why it does not and the exit code that tells it.</summary>
    /// <param name="output">Where its standard output is passed on to.</param>
    /// <param name="errors">Where its standard error is passed on to.</param>
    public (string Problem, int ExitCode)? Start(Stream output, Stream errors)
    {
        try
        {
            var child = ChildProcess.Start(command);
            _output = Reading(child, "stdout", output);
            _errors = Reading(child, "stderr", errors);
            _child = child;
            _started.SetResult(child);
            return null;
        }
        catch (Win32Exception e)
        {
            return e.NativeErrorCode == ChildProcess.NoSuchFile
                ? ($"cannot run '{command.Program}': there is no such program; write a path, or a name that is in PATH.", NotFound)
                : ($"cannot run '{command.Program}': {(e.NativeErrorCode > 0 ? Marshal.GetPInvokeErrorMessage(e.NativeErrorCode) : "it is no program")}.", CannotRun);
        }
    }

    /// <summary>Passes a signal on; false while there is no child that could have it.</summary>
    public bool Send(int signal)
    {
        if (_child is not { } child) return false;
        // Ctrl+C and Ctrl+\ come from the terminal to its whole foreground group: the child has them already.
        if (signal is not (SigInt or SigQuit) || !Terminal.IsInForeground()) child.Send(signal);
        return true;
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        var child = await _started.Task.WaitAsync(cancellation);
        using var giveUp = new CancellationTokenSource();
        var reading = Task.WhenAll(_output!.RunAsync(child.Output, giveUp.Token), _errors!.RunAsync(child.Errors, giveUp.Token));
        var exitCode = await ExitAsync(child, cancellation);
        _note = string.Create(CultureInfo.InvariantCulture, $"exited with code {exitCode}");
        giveUp.CancelAfter(DrainTime);
        await reading.WaitAsync(DrainTime, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _exited.SetResult(exitCode);
        await reading;
    }

    public IReadOnlyList<SourceStatus> Status()
        => _output is null || _errors is null ? [] : [Status(_output, "stdout"), Status(_errors, "stderr")];

    public void Dispose()
    {
        _output?.Dispose();
        _errors?.Dispose();
        _child?.Dispose();
    }

    /// <summary>Waits for its end; when LogMonitor has to stop before, asks it to end, then makes it.</summary>
    private async Task<int> ExitAsync(ChildProcess child, CancellationToken cancellation)
    {
        try
        {
            return await child.ExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            child.Send(SigTerm);
        }

        using var patience = new CancellationTokenSource(TerminationTime, time);
        try
        {
            return await child.ExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            child.Send(SigKill);
        }

        return await child.ExitAsync(CancellationToken.None);
    }

    private PipeReading Reading(ChildProcess child, string name, Stream passTo)
    {
        var pid = child.Id.ToString(CultureInfo.InvariantCulture);
        var labels = new StreamLabels
        {
            Source = "run",
            Service = command.Service,
            Host = Environment.MachineName,
            Others = new Dictionary<string, string> { ["stream"] = name, ["pid"] = pid },
        };
        return new PipeReading(_streams.Open(labels), labels, queue, time, passTo);
    }

    private SourceStatus Status(PipeReading reading, string name)
    {
        // The arguments stay unsaid: there may be a password among them.
        var status = reading.Status($"{command.Program}, {name}");
        return status with { Note = string.Join("; ", new[] { _note, status.Note }.OfType<string>()) is { Length: > 0 } note ? note : null };
    }
}
