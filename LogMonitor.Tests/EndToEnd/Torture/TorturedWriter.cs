using System.Globalization;
using System.Text;

namespace LogMonitor.Tests.EndToEnd.Torture;

/// <summary>
/// An application with a log file of its own and a rotation tool that treats it in every usual way. None of them loses anything;
/// only a reckless tool truncates the file without a copy, and what was in it is counted as excepted.
/// </summary>
internal sealed class TorturedWriter(string folder, string name, bool isReckless, Random random, TimeProvider time) : IDisposable
{
    // In pieces that end in the middle of lines, so that every kill meets reads and commits under way.
    private const int LinesAtOnce = 10;
    private const int TraceEvery = 20;
    private const int LongEvery = 500;
    private const int KeptFiles = 20;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private static readonly DateTime Start = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    private readonly List<(int From, int To)> _excepted = [];
    private readonly Queue<string> _rotated = new();
    private FileStream _file = Open(Path.Combine(folder, $"{name}.log"));
    private int _firstInFile;
    private int _copies;
    private int _written;

    /// <summary>Also the service of its records.</summary>
    public string Name => name;

    /// <summary>How many records it wrote; they are numbered from 0.</summary>
    public int Written => Volatile.Read(ref _written);

    public int Rotations { get; private set; }

    /// <summary>How many records may be missing.</summary>
    public int Excepted => _excepted.Sum(range => range.To - range.From);

    /// <summary>A record as it must be in the log.</summary>
    public static string TextOf(string name, int number)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Start.AddMilliseconds(number):yyyy-MM-dd HH:mm:ss.fff} [INF] Shop.Orders: größe € {name} number {number:0000000}");
        if (number % LongEvery == 0) text += " " + new string('x', 20_000);
        return number % TraceEvery == 0 ? text + "\nSystem.TimeoutException: zu spät\n   at Shop.Pay()\n   at Shop.Run()" : text;
    }

    /// <summary>It may be missing: its file was truncated before anybody could be sure that it was read.</summary>
    public bool IsExcepted(int number) => _excepted.Exists(range => range.From <= number && number < range.To);

    /// <summary>Writes until there is enough.</summary>
    /// <param name="isCommitted">Whether the log has so many records of this writer.</param>
    public async Task RunAsync(Func<string, int, Task<bool>> isCommitted, CancellationToken enough)
    {
        using var pace = new PeriodicTimer(Pace, time);
        while (!enough.IsCancellationRequested)
        {
            Write();
            if (random.Next(100) == 0) await RotateAsync(isCommitted);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path) => new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private void Write()
    {
        for (var i = 0; i < LinesAtOnce; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(TextOf(name, _written) + (_written % 3 == 0 ? "\r\n" : "\n"));
            var cut = random.Next(bytes.Length);
            _file.Write(bytes, 0, cut);
            _file.Write(bytes, cut, bytes.Length - cut);
            Volatile.Write(ref _written, _written + 1);
        }
    }

    private async Task RotateAsync(Func<string, int, Task<bool>> isCommitted)
    {
        var path = Path.Combine(folder, $"{name}.log");
        var rotated = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.log.{++_copies}"));
        switch (random.Next(5))
        {
            case 0 or 1:
                // The writer is told of it later.
                File.Move(path, rotated);
                Write();
                Reopen(path);
                _rotated.Enqueue(rotated);
                break;
            case 2:
                File.Copy(path, rotated);
                _file.SetLength(0);
                _firstInFile = _written;
                _rotated.Enqueue(rotated);
                break;
            case 3 when !isReckless && await isCommitted(name, _written):
                File.Delete(path);
                Reopen(path);
                break;
            case 4 when isReckless || await isCommitted(name, _written):
                if (isReckless) _excepted.Add((_firstInFile, _written));
                _file.SetLength(0);
                _firstInFile = _written;
                break;
            default:
                return;
        }

        Rotations++;
        if (_rotated.Count > KeptFiles && !isReckless && await isCommitted(name, _written))
        {
            while (_rotated.TryDequeue(out var old)) File.Delete(old);
        }
    }

    private void Reopen(string path)
    {
        _file.Dispose();
        _file = Open(path);
        _firstInFile = _written;
    }
}
