using System.Collections;
using System.Globalization;
using System.Text.Json;
using LogMonitor.Core.Text;
using LogMonitor.Tests.Support;
using Xunit.Abstractions;

namespace LogMonitor.Tests.EndToEnd.Torture;

/// <summary>
/// The real program under everything at once: files that are rotated, copied and truncated while they are written, kill -9 and SIGTERM
/// at random moments, and a database that somebody else locks for seconds. In the end every record is there once.
/// </summary>
[Collection(ProgramCollection.Name)]
public sealed class TortureTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>How long it goes on instead of the usual time, such as <c>1h</c>.</summary>
    private const string TimeVariable = "LOGMONITOR_TORTURE";

    /// <summary>A number that an earlier run printed: the same choices are made, at other moments.</summary>
    private const string SeedVariable = "LOGMONITOR_TORTURE_SEED";
    private static readonly TimeSpan UsualTime = TimeSpan.FromMinutes(1);

    private const string Reckless = "delta";
    private static readonly string[] Names = ["alpha", "beta", "gamma", Reckless];

    private readonly TempDirectory _directory = new();
    private readonly TimeProvider _time = TimeProvider.System;
    private RunningServer? _server;
    private int _kills;
    private int _stops;
    private int _locks;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Whatever_is_done_to_it_and_its_files_every_record_is_there_once()
    {
        var howLong = Environment.GetEnvironmentVariable(TimeVariable) is { Length: > 0 } text ? Duration(text) : UsualTime;
        var seed = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        output.WriteLine($"{SeedVariable}={seed}");

        var logs = Directory.CreateDirectory(_directory.File("logs")).FullName;
        TorturedWriter[] writers = [.. Names.Select((name, i) => new TorturedWriter(logs, name, name == Reckless, new Random(seed + i + 1), _time))];
        using var enough = new CancellationTokenSource();
        Task[] writing = [.. writers.Select(writer => Task.Run(() => writer.RunAsync(IsCommittedAsync, enough.Token)))];
        var started = _time.GetTimestamp();
        var random = new Random(seed);
        while (_time.GetElapsedTime(started) < howLong) await RunOnceAsync(random);
        await enough.CancelAsync();
        await Task.WhenAll(writing);

        await DrainAsync(writers);
        await using (var last = await StartAsync()) await CheckAsync(last, writers);
        foreach (var writer in writers) writer.Dispose();
    }

    private static TimeSpan Duration(string text) => Durations.TryParse(text, out var ticks) ? TimeSpan.FromTicks(ticks) : throw new ArgumentException($"{TimeVariable}: '{text}' is no duration; write 30s, 10m or 1h.");

    private Task<RunningServer> StartAsync() => RunningServer.StartAsync(_directory.Path, null, "logs/*.log*", "--data", "data");

    /// <summary>From a start to a violent or an orderly end.</summary>
    private async Task RunOnceAsync(Random random)
    {
        var server = await StartAsync();
        Volatile.Write(ref _server, server);
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            if (random.Next(3) == 0) await LockAsync(TimeSpan.FromMilliseconds(random.Next(200, 7000)));
            else await PassAsync(TimeSpan.FromMilliseconds(random.Next(50, 3000)));
        }

        Volatile.Write(ref _server, null);
        server.HasExited.ShouldBeFalse(server.Output);
        if (random.Next(6) == 0)
        {
            _stops++;
            await server.EndAsync();
        }
        else
        {
            _kills++;
            await server.KillAsync();
            await server.DisposeAsync();
        }
    }

    /// <summary>Somebody else writes to the database and takes a while.</summary>
    private async Task LockAsync(TimeSpan howLong)
    {
        using var held = new DatabaseLock(_directory.File("data"));
        _locks++;
        await PassAsync(howLong);
    }

    private Task PassAsync(TimeSpan howLong) => Task.Delay(howLong, _time);

    /// <summary>Nobody who cannot be asked says yes: the program may be dead at the moment.</summary>
    private async Task<bool> IsCommittedAsync(string writer, int records)
    {
        try
        {
            return Volatile.Read(ref _server) is { } server && await server.CountAsync($"service:{writer}") >= records;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Reads what is left and stops in order, so that all of it is committed.</summary>
    private async Task DrainAsync(TorturedWriter[] writers)
    {
        var server = await StartAsync();
        var written = writers.Sum(writer => writer.Written - writer.Excepted);
        await Eventually.TrueAsync(async () => await server.CountAsync() >= written);
        await Eventually.TrueAsync(async () =>
        {
            var sources = await server.GetAsync("api/v1/sources");
            return sources.GetProperty("sources").EnumerateArray().All(source => source.GetProperty("lagBytes").GetInt64() == 0);
        });
        await server.EndAsync();
    }

    private async Task CheckAsync(RunningServer server, TorturedWriter[] writers)
    {
        var found = writers.ToDictionary(writer => writer.Name, writer => new BitArray(writer.Written), StringComparer.Ordinal);
        var complaints = new List<string>();
        long last = 0;
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/events?order=seq");
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            using var record = JsonDocument.Parse(line);
            var sequence = record.RootElement.GetProperty("seq").GetInt64();
            sequence.ShouldBeGreaterThan(last);
            last = sequence;
            if (Complaint(record.RootElement.GetProperty("text").GetString()!, found) is { } complaint) complaints.Add($"{sequence}: {complaint}");
        }

        var excepted = 0;
        foreach (var writer in writers)
        {
            for (var number = 0; number < writer.Written; number++)
            {
                if (found[writer.Name][number]) continue;
                if (writer.IsExcepted(number)) excepted++;
                else complaints.Add($"lost: {writer.Name} {number}");
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{writers.Sum(writer => (long)writer.Written)} records, {writers.Sum(writer => writer.Rotations)} rotations, {_kills} kills, {_stops} stops, {_locks} locks; {excepted} records truncated away unread; {complaints.Count} complaints"));
        complaints.Take(20).ShouldBeEmpty();
    }

    private static string? Complaint(string text, Dictionary<string, BitArray> found)
    {
        const string Word = " number ";
        const int Digits = 7;
        var at = text.IndexOf(Word, StringComparison.Ordinal);
        if (at < 0 || !int.TryParse(text.AsSpan(at + Word.Length, Math.Min(Digits, text.Length - at - Word.Length)), CultureInfo.InvariantCulture, out var number)) return $"nobody wrote '{Shown(text)}'";
        var name = text[(text.LastIndexOf(' ', at - 1) + 1)..at];
        if (found[name][number]) return $"twice: {name} {number}";
        found[name][number] = true;
        return text == TorturedWriter.TextOf(name, number) ? null : $"changed: '{Shown(text)}'";
    }

    private static string Shown(string text) => text.Length > 200 ? text[..100] + "[…]" + text[^100..] : text;
}
