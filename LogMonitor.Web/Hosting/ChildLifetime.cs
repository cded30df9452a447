using System.Runtime.InteropServices;
using LogMonitor.Core.Sources.Child;

namespace LogMonitor.Web.Hosting;

/// <summary>The process lives as long as its child: signals are the child's, and its end is ours.</summary>
internal sealed class ChildLifetime(ChildSource child, IHostApplicationLifetime lifetime) : IHostLifetime, IDisposable
{
    // Numbers of Linux's signal(7), which are those of the architectures that .NET runs on.
    private const int SigHup = 1;
    private const int SigInt = 2;
    private const int SigQuit = 3;
    private const int SigUsr1 = 10;
    private const int SigUsr2 = 12;
    private const int SigTerm = 15;

    private static readonly int[] Ending = [SigHup, SigInt, SigQuit, SigTerm];

    private readonly List<PosixSignalRegistration> _registrations = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var (signal, number) in (ReadOnlySpan<(PosixSignal, int)>)
        [
            (PosixSignal.SIGHUP, SigHup), (PosixSignal.SIGINT, SigInt), (PosixSignal.SIGQUIT, SigQuit), (PosixSignal.SIGTERM, SigTerm),
            ((PosixSignal)SigUsr1, SigUsr1), ((PosixSignal)SigUsr2, SigUsr2),
        ])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Pass(number);
            }));
        }

        return Task.CompletedTask;
    }

    /// <summary>Starts the child and waits for its end, or that of the server, which ends the child. The result is the process's exit code.</summary>
    public async Task<int> RunAsync()
    {
        if (child.Start(Console.OpenStandardOutput(), Console.OpenStandardError()) is { } failure)
        {
            await Console.Error.WriteLineAsync($"logmonitor: {failure.Problem}");
            return failure.ExitCode;
        }

        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStopping.Register(stopping.SetResult);
        await Task.WhenAny(child.Exit, stopping.Task);
        return child.Exit.IsCompleted ? await child.Exit : Environment.ExitCode;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Pass(int signal)
    {
        if (!child.Send(signal) && Ending.Contains(signal)) lifetime.StopApplication();
    }
}
