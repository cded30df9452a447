using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RabbitMQ.Client;

namespace LogMonitor.Tests.Support;

/// <summary>A real broker of the tests' own: its node, its ports and its data are nobody else's. What it confirmed survives <see cref="RestartAsync"/>.</summary>
public sealed class RabbitMqServer : IAsyncLifetime
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private const string ReadyWords = "Server startup complete";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly TempDirectory _directory = new();
    private readonly int _port = FreePort();
    private readonly int _nodePort = FreePort();
    private readonly int _mapperPort = FreePort();
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _mapper;
    private Process? _broker;
    private IConnection? _connection;

    public Uri Url => new($"amqp://guest:guest@127.0.0.1:{_port}/");

    public int Port => _port;

    public async Task InitializeAsync()
    {
        File.Exists(Program).ShouldBeTrue($"{Program} is missing: test.sh installs rabbitmq-server.");
        await File.WriteAllTextAsync(_directory.File("plugins"), "[].");
        // Erlang's port mapper would stay when the broker ends, were it not started here.
        _mapper = Process.Start(Start("epmd", "-port", Text(_mapperPort), "-address", "127.0.0.1"));
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _mapper?.Kill();
        _mapper?.Dispose();
        _directory.Dispose();
    }

    /// <summary>kill -9, and up again with what is on its disk.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>A new durable queue; the result is its name.</summary>
    public async Task<string> QueueAsync(string type = "classic", string? name = null)
    {
        name ??= $"logs-{Guid.NewGuid():N}";
        await using var channel = await ChannelAsync();
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = type });
        return name;
    }

    public async Task DeleteAsync(string queue)
    {
        await using var channel = await ChannelAsync();
        await channel.QueueDeleteAsync(queue);
    }

    /// <summary>Messages that wait in the queue, and its consumers; those that are with a consumer do not wait.</summary>
    public async Task<(uint Messages, uint Consumers)> LookAsync(string queue)
    {
        await using var channel = await ChannelAsync();
        var found = await channel.QueueDeclarePassiveAsync(queue);
        return (found.MessageCount, found.ConsumerCount);
    }

    public Task PublishAsync(string queue, params IEnumerable<string> bodies)
        => PublishAsync(queue, withIds: true, bodies.Select(System.Text.Encoding.UTF8.GetBytes));

    /// <summary>Publishes and waits until the broker has it on its disk.</summary>
    public async Task PublishAsync(string queue, bool withIds, IEnumerable<byte[]> bodies)
    {
        await using var channel = await (await ConnectionAsync()).CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        foreach (var some in bodies.Chunk(500))
        {
            await Task.WhenAll(some.Select(body => channel.BasicPublishAsync("", queue, mandatory: true, Properties(withIds), body).AsTask()));
        }
    }

    /// <summary>Waits until nothing waits in the queue nor is with a consumer: a message that is not acknowledged would come back.</summary>
    public async Task EmptyAsync(string queue)
    {
        await Eventually.TrueAsync(async () => await LookAsync(queue) is (0, 0));
    }

    private static BasicProperties Properties(bool withIds)
    {
        var properties = new BasicProperties { Persistent = true };
        if (withIds) properties.MessageId = Guid.NewGuid().ToString("N");
        return properties;
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<IChannel> ChannelAsync() => await (await ConnectionAsync()).CreateChannelAsync();

    private async Task<IConnection> ConnectionAsync()
    {
        if (_connection is { IsOpen: true }) return _connection;
        return _connection = await new ConnectionFactory { Uri = Url, AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
    }

    private async Task StartAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var broker = new Process { StartInfo = Start(Program), EnableRaisingEvents = true };
        broker.StartInfo.RedirectStandardOutput = true;
        broker.StartInfo.RedirectStandardError = true;
        broker.OutputDataReceived += (_, line) => Read(line.Data);
        broker.ErrorDataReceived += (_, line) => Read(line.Data);
        broker.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The broker ended:\n{string.Join('\n', _output)}"));
        broker.Start();
        broker.BeginOutputReadLine();
        broker.BeginErrorReadLine();
        _broker = broker;
        await ready.Task.WaitAsync(Patience);

        void Read(string? line)
        {
            if (line is null) return;
            _output.Enqueue(line);
            if (line.Contains(ReadyWords, StringComparison.Ordinal)) ready.TrySetResult();
        }
    }

    private async Task StopAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        _connection = null;
        if (_broker is null) return;
        _broker.Kill(entireProcessTree: true);
        await _broker.WaitForExitAsync();
        _broker.Dispose();
        _broker = null;
    }

    private ProcessStartInfo Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["HOME"] = _directory.Path,
            ["ERL_EPMD_PORT"] = Text(_mapperPort),
            ["RABBITMQ_NODENAME"] = $"logmonitor-{_port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = Text(_port),
            ["RABBITMQ_DIST_PORT"] = Text(_nodePort),
            ["RABBITMQ_MNESIA_BASE"] = _directory.File("db"),
            ["RABBITMQ_LOG_BASE"] = _directory.File("log"),
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = _directory.File("plugins"),
            ["RABBITMQ_CONFIG_FILE"] = _directory.File("none"),
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_SCHEMA_DIR"] = _directory.File("schema"),
            ["RABBITMQ_GENERATED_CONFIG_DIR"] = _directory.File("schema"),
        }) start.Environment[name] = value;
        return start;
    }
}

/// <summary>The tests that need a broker share one, and run one after another: some of them restart it.</summary>
[CollectionDefinition(Name)]
public sealed class RabbitMqCollection : ICollectionFixture<RabbitMqServer>
{
    public const string Name = "rabbitmq";
}
