using System.Text;
using System.Text.Json;
using LogMonitor.Core.Events;
using LogMonitor.Core.Framing;
using LogMonitor.Core.Parsing;

namespace LogMonitor.Tests.Support;

/// <summary>
/// A source that grows and is read as a file is: what is not consumed is presented again, a commit stores the rows of one stream with
/// the reader's state, and a kill loses what was not committed.
/// </summary>
internal sealed class ReadSource
{
    private readonly FramingOptions _options;
    private readonly ParserOptions _parsing;
    private readonly Dictionary<int, long> _committedTo = [];
    private readonly List<LogStream> _opened = [];
    private byte[] _bytes = [];
    private RowReader _reader;
    private long _offset;
    private string? _state;

    public ReadSource(FramingOptions? options = null, ParserOptions? parsing = null)
    {
        _options = options ?? FramingOptions.Default;
        _parsing = parsing ?? new ParserOptions { Time = Time };
        _reader = Open();
    }

    public ManualTime Time { get; } = new(Some.Ticks);

    public RowReader Reader => _reader;

    public long PendingBytes => _bytes.Length - _offset;

    /// <summary>The committed rows by the name of their stream, empty for the only one.</summary>
    public Dictionary<string, List<FramedRow>> Rows { get; } = [];

    public ReadSource Write(string text, FrameFlush flush = FrameFlush.None) => Write(Encoding.UTF8.GetBytes(text), flush);

    public ReadSource Write(ReadOnlySpan<byte> bytes, FrameFlush flush = FrameFlush.None) => Append(bytes).Read(flush);

    /// <summary>Adds bytes that nobody looks at yet.</summary>
    public ReadSource Append(ReadOnlySpan<byte> bytes)
    {
        _bytes = [.. _bytes, .. bytes];
        return this;
    }

    /// <param name="commits">How many batches are committed before the process is killed; all when there is no kill.</param>
    public ReadSource Read(FrameFlush flush, int? commits = null)
    {
        var consumed = _reader.Read(_bytes.AsSpan((int)_offset), _offset, Some.Ticks, flush);
        consumed.ShouldBeInRange(0, (int)PendingBytes);
        _offset += consumed;
        foreach (var stream in _reader.Streams)
        {
            if (stream.Rows.Count > 0 && commits-- is null or > 0) Commit(stream);
        }

        if (commits is not null) Kill();
        return this;
    }

    public ReadSource Kill()
    {
        _reader.Dispose();
        _reader = Open();
        _offset = _reader.State.Offset ?? 0;
        return this;
    }

    /// <summary>The records of one stream as they are read: rows that continue another are joined to it.</summary>
    public List<string> Joined(string stream = "")
    {
        var records = new List<string>();
        foreach (var row in Rows.GetValueOrDefault(stream) ?? [])
        {
            if (!row.Flags.HasFlag(RowFlags.Continues)) records.Add(row.Text);
            else records[^1] += (row.Flags.HasFlag(RowFlags.SameLine) ? "" : "\n") + row.Text;
        }

        return records;
    }

    private RowReader Open() => new(FormatRegistry.Default, _parsing, _options, OpenStream, _state is null ? null : JsonSerializer.Deserialize<RowReaderState>(_state));

    private LogStream OpenStream(string? name)
    {
        name ??= "";
        if (_opened.Find(stream => stream.Key == name) is { } known) return known;
        var opened = new LogStream(_opened.Count + 1, name, new StreamLabels { Source = "test" });
        _opened.Add(opened);
        return opened;
    }

    private void Commit(Substream stream)
    {
        _reader.Accept(stream);
        _state = JsonSerializer.Serialize(_reader.State);
        using var batch = stream.Rows.Seal(stream.Stream, stream.Parser.Format, Some.Ticks);
        if (!Rows.TryGetValue(stream.Stream.Key, out var rows)) Rows[stream.Stream.Key] = rows = [];
        var known = _committedTo.GetValueOrDefault(stream.Stream.Id);
        for (var i = 0; i < batch.Count; i++)
        {
            // The log drops what it has.
            if (batch.SourceOffsets[i] < known) continue;
            rows.Add(new FramedRow(Encoding.UTF8.GetString(batch[i].Text), batch[i].TimeTicks, batch[i].Level, batch[i].Flags, batch[i].SourceOffset));
        }

        batch.SourceOffsets.ToArray().ShouldBeInOrder();
        _committedTo[stream.Stream.Id] = stream.Offset;
    }
}
