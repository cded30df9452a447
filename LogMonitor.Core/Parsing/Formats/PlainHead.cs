using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>What stands before the message in a line of plain text, and where.</summary>
internal struct PlainHead
{
    private const int MaxName = 128;
    private const int MaxThread = 256;

    private Range _logger;
    private Range _thread;
    private Range _pid;
    private Range _host;

    /// <summary>Where the message begins.</summary>
    public int Message { get; private set; }

    public static PlainHead Read(ReadOnlySpan<byte> line)
    {
        var head = default(PlainHead);
        var reading = default(StampReading);
        var shape = StampSearch.TryFind(line, ref reading, out var column, out _);
        var at = 0;
        if (shape is not null)
        {
            at = column + reading.Length;
            // A closing bracket or quote of the stamp.
            if (at < line.Length && line[at] is (byte)']' or (byte)')' or (byte)'"' or (byte)'|') at++;
            if (shape is MonthNameStamp && reading.Year == 0 && head.ReadSyslog(line, at)) return head;
        }

        if (reading.Level == LogLevel.Unknown && LevelColumn.TryScan(shape is null ? line[..Math.Min(line.Length, 24)] : line, at, out var level) && (shape is not null || level.Word == 0))
        {
            head.ReadBetween(line[..level.Start], at);
            at = level.End;
        }

        head.ReadBehind(line, at, hasLevel: at > 0);
        return head;
    }

    public readonly bool TryGet(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var range = name switch
        {
            _ when name.SequenceEqual("logger"u8) => _logger,
            _ when name.SequenceEqual("thread"u8) => _thread,
            _ when name.SequenceEqual("pid"u8) => _pid,
            _ when name.SequenceEqual("host"u8) => _host,
            _ => default,
        };
        value = line[range];
        return !value.IsEmpty;
    }

    public readonly void Visit(ReadOnlySpan<byte> line, IFieldVisitor visitor)
    {
        Visit("host"u8, line[_host], visitor);
        Visit("pid"u8, line[_pid], visitor);
        Visit("thread"u8, line[_thread], visitor);
        Visit("logger"u8, line[_logger], visitor);
    }

    private static void Visit(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, IFieldVisitor visitor)
    {
        if (!value.IsEmpty) visitor.Visit(name, new FieldValue(value, KeyValuePairs.KindOf(value)));
    }

    // "host app[pid]: message"
    private bool ReadSyslog(ReadOnlySpan<byte> line, int at)
    {
        if (at >= line.Length || line[at] != ' ') return false;
        at++;
        var hostEnd = at + WordLength(line[at..]);
        if (hostEnd == at || hostEnd >= line.Length || line[hostEnd] != ' ') return false;
        var app = hostEnd + 1;
        var appEnd = app;
        while (appEnd < line.Length && appEnd - app < MaxName && line[appEnd] is not ((byte)' ' or (byte)'[' or (byte)':')) appEnd++;
        if (appEnd == app || appEnd >= line.Length) return false;
        var end = appEnd;
        var pid = default(Range);
        if (line[end] == '[')
        {
            var close = line[end..].IndexOf((byte)']');
            if (close < 0) return false;
            pid = (end + 1)..(end + close);
            end += close + 1;
        }

        if (end >= line.Length || line[end] != ':') return false;
        _host = at..hostEnd;
        _logger = app..appEnd;
        _pid = pid;
        Message = SkipSpaces(line, end + 1);
        return true;
    }

    // Between stamp and level: process and thread numbers, a thread in brackets, a logger between dashes.
    private void ReadBetween(ReadOnlySpan<byte> line, int at)
    {
        while (true)
        {
            while (at < line.Length && line[at] is (byte)' ' or (byte)'\t' or (byte)'-' or (byte)'|' or (byte)',' or (byte)':') at++;
            if (at >= line.Length) return;
            if (line[at] == '[')
            {
                var close = Brackets.Close(line, at);
                if (close < 0) return;
                _thread = (at + 1)..close;
                at = close + 1;
                continue;
            }

            var length = WordLength(line[at..]);
            if (length == 0) return;
            var word = line.Slice(at, length);
            if (Digits.Run(word, 0) == length)
            {
                if (_pid.Equals(default)) _pid = at..(at + length);
                else if (_thread.Equals(default)) _thread = at..(at + length);
            }
            else if (NameLength(word) == length && _logger.Equals(default))
            {
                _logger = at..(at + length);
            }

            at += length;
        }
    }

    // Behind the level: a process number and dashes, a thread in brackets, the logger before a colon or a dash, then the message.
    private void ReadBehind(ReadOnlySpan<byte> line, int at, bool hasLevel)
    {
        at = SkipMarks(line, at);
        Message = at;
        if (!hasLevel) return;

        var digits = Digits.Run(line, at);
        if (digits > 0 && line[(at + digits)..].StartsWith(" --- "u8))
        {
            _pid = at..(at + digits);
            at = SkipMarks(line, at + digits);
            Message = at;
        }

        if (at < line.Length && line[at] == '[' && Brackets.Close(line, at) is var close && close > at + 1 && close - at <= MaxThread
            && !line[(at + 1)..].StartsWith("client "u8))
        {
            if (_thread.Equals(default)) _thread = (at + 1)..close;
            at = SkipMarks(line, close + 1);
            Message = at;
        }

        // A single dash ends the head.
        if (!_logger.Equals(default) || at >= 2 && line[at - 1] == ' ' && line[at - 2] == '-' && (at < 3 || line[at - 3] != '-')) return;
        var length = NameLength(line[at..]);
        if (length == 0 || length > MaxName) return;
        var name = line.Slice(at, length);
        if (name.EndsWith("Exception"u8) || name.EndsWith("Error"u8)) return;
        var end = at + length;
        var after = end;
        if (after < line.Length && line[after] == '[' && Brackets.Close(line, after) is var event_ && event_ > 0) after = event_ + 1;
        while (after < line.Length && line[after] == ' ') after++;
        if (after >= line.Length) return;
        var colon = line[after] == ':' && (after + 1 == line.Length || line[after + 1] == ' ');
        var dash = line[after..].StartsWith("- "u8) && after > end || line[after..].StartsWith("| "u8) && after > end;
        if (!colon && !dash) return;
        _logger = at..end;
        Message = SkipSpaces(line, after + 1);
    }

    private static int SkipMarks(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length && line[at] is (byte)' ' or (byte)'\t' or (byte)']' or (byte)')' or (byte)'>' or (byte)'|' or (byte)':' or (byte)',')
        {
            at++;
        }

        // Dashes separate only where a space follows them: "-1" is a part of the message.
        var dash = at;
        while (dash < line.Length && line[dash] == '-') dash++;
        return dash > at && dash < line.Length && line[dash] == ' ' ? SkipMarks(line, dash) : at;
    }

    private static int SkipSpaces(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length && line[at] == ' ') at++;
        return at;
    }

    private static int WordLength(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAny((byte)' ', (byte)'\t', (byte)'|');
        return length < 0 ? text.Length : length;
    }

    // A type, a module, a component: letters, digits and the marks that names have.
    private static int NameLength(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter((char)text[0]) && text[0] != '_') return 0;
        var length = 1;
        while (length < text.Length && length <= MaxName && (char.IsAsciiLetterOrDigit((char)text[length])
            || text[length] is (byte)'_' or (byte)'.' or (byte)'$' or (byte)'-' or (byte)'+' or (byte)'`' or (byte)'/' or (byte)'@' or (byte)'#')) length++;
        return length;
    }
}
