using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Pipeline;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace LogMonitor.Core.Sources.RabbitMq;

/// <summary>Reads one queue of a RabbitMQ broker, and connects again whenever the connection ends.</summary>
public sealed class RabbitMqSource : ILogSource, IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly RabbitMqOptions _options;
    private readonly IngestQueue _queue;
    private readonly TimeProvider _time;
    private readonly ILogger<RabbitMqSource> _logger;
    private readonly LogStream _stream;
    private readonly MessageRows _rows;
    private readonly RecentMessages _recent;
    private readonly QueueGauges _gauges;
    private readonly ConnectionFactory _factory;
    private volatile RabbitMqFailure? _failure;
    private volatile MessageInbox? _inbox;

    public RabbitMqSource(RabbitMqOptions options, IStreamCatalog catalog, FormatRegistry formats, IngestQueue queue, TimeProvider time, ILogger<RabbitMqSource> logger)
    {
        _options = options;
        _queue = queue;
        _time = time;
        _logger = logger;
        _gauges = new QueueGauges(time);
        _stream = catalog.Open(new StreamDescriptor($"rabbitmq:{options.Place}", new StreamLabels
        {
            Source = options.Source,
            Service = options.Service ?? options.Queue,
            Host = options.Host,
        }, ConfiguredReading.Of(options.Format, options.TimeZone, formats)));
        var position = catalog.PositionOf(_stream);
        _recent = new RecentMessages(options.Prefetch);
        var framing = RabbitMqState.Read(position?.State, _recent);
        _rows = new MessageRows(_stream, formats, new ParserOptions { Stream = _stream, Time = time }, position?.Offset ?? 0, framing);
        _factory = new ConnectionFactory
        {
            Uri = options.Url,
            ClientProvidedName = "LogMonitor",
            // A new connection is a new session: what it delivers again must be told from what is new.
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
        };
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        var backoff = new Backoff(_time, FirstWait, LongestWait);
        var isFirst = true;
        try
        {
            while (true)
            {
                var failure = await ReadAsync(isFirst, backoff, cancellation);
                isFirst = false;
                if (_failure is null) _logger.LogWarning("Cannot read the queue {Queue}: {Reason}", _options.Place, failure.Words);
                _failure = failure;
                await backoff.WaitAsync(cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Asked to stop: what was not acknowledged is delivered again after the start.
        }
    }

    public void Dispose() => _rows.Dispose();

    public IReadOnlyList<SourceStatus> Status()
    {
        var proof = _rows.Parser.Proof;
        var failure = _failure;
        return
        [
            new SourceStatus
            {
                Source = _options.Source,
                Name = _options.Place,
                StreamId = _stream.Id,
                Service = _stream.Labels.Service,
                Host = _stream.Labels.Host,
                State = failure is not null ? SourceState.Failing
                    : _gauges.IsPaused ? SourceState.Paused
                    : _inbox is { IsCatchingUp: true } ? SourceState.CatchingUp
                    : SourceState.Following,
                Format = proof.Family,
                FormatFit = proof.Lines > 0 ? (double)proof.Fitting / proof.Lines : null,
                MisfitExamples = proof.Misfits,
                Position = _rows.Offset,
                Size = _rows.Offset,
                Rows = _gauges.Rows,
                RowsPerSecond = _gauges.Rate.PerSecond,
                Fault = failure?.Fault ?? SourceFault.None,
                Error = failure?.Words,
            },
        ];
    }

    /// <summary>Reads until the connection ends; the result is why.</summary>
    private async Task<RabbitMqFailure> ReadAsync(bool isFirst, Backoff backoff, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await _factory.CreateConnectionAsync(cancellation);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
            var queue = await channel.QueueDeclarePassiveAsync(_options.Queue, cancellation);
            _recent.Expect();
            // What was published while LogMonitor was down is replayed; after a broken connection it is as good as live.
            var inbox = new MessageInbox(_rows, _recent, isFirst ? queue.MessageCount : 0);
            _inbox = inbox;
            if (_failure is not null) _logger.LogInformation("The queue {Queue} is read again", _options.Place);
            _failure = null;
            backoff.Reset();
            await new RabbitMqSession(_options, channel, inbox, _queue, _gauges, _time).RunAsync(cancellation);
            return new RabbitMqFailure($"{_options.Broker} ended the connection.", SourceFault.Unreachable);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && RabbitMqFailure.Of(e, _options) is { } failure)
        {
            return failure;
        }
    }
}
