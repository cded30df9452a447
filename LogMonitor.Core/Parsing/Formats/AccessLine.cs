using System.Buffers;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing.Formats;

/// <summary>The fields of an access log's line, in their order there.</summary>
internal enum AccessPart
{
    Vhost,
    Ip,
    User,
    Method,
    Path,
    Query,
    Protocol,
    Status,
    Size,
    Referer,
    Agent,
    Count,
}

/// <summary>Where an access log's line has its parts.</summary>
internal struct AccessLine
{
    private static readonly SearchValues<byte> AddressBytes = SearchValues.Create("0123456789abcdefABCDEF.:"u8);

    private Range _vhost;
    private Range _ip;
    private Range _user;
    private Range _request;
    private Range _size;
    private Range _referer;
    private Range _agent;

    /// <summary>Where the stamp begins, behind its bracket.</summary>
    public int Stamp { get; private set; }

    public Range Status { get; private set; }

    /// <summary>From the request's quote to the end of the size.</summary>
    public Range Message { get; private set; }

    /// <summary>What follows the layout's own parts.</summary>
    public int Tail { get; private set; }

    public static bool TryRead(ReadOnlySpan<byte> line, out AccessLine parts)
    {
        parts = default;
        var bracket = line.IndexOf(" ["u8);
        if (bracket < 5 || bracket > 512) return false;
        if (!parts.ReadClient(line[..bracket])) return false;
        parts.Stamp = bracket + 2;
        var close = line[parts.Stamp..].IndexOf("] \""u8);
        if (close < 14 || close > 40) return false;
        var quote = parts.Stamp + close + 2;
        var end = Escapes.ClosingQuote(line[quote..]);
        if (end < 0) return false;
        parts._request = (quote + 1)..(quote + end);
        var at = quote + end + 1;
        if (at + 4 > line.Length || line[at] != ' ' || Digits.Run(line[..Math.Min(line.Length, at + 5)], at + 1) != 3) return false;
        parts.Status = (at + 1)..(at + 4);
        at += 4;
        if (at < line.Length && line[at] == ' ')
        {
            var size = line[(at + 1)..];
            var length = size.IndexOf((byte)' ');
            if (length < 0) length = size.Length;
            if (Digits.Run(size, 0) == length || size[..length].SequenceEqual("-"u8))
            {
                parts._size = (at + 1)..(at + 1 + length);
                at += 1 + length;
            }
        }

        parts.Message = quote..at;
        parts._referer = Quoted(line, ref at);
        parts._agent = Quoted(line, ref at);
        parts.Tail = at;
        return true;
    }

    public static ReadOnlySpan<byte> Name(AccessPart part) => part switch
    {
        AccessPart.Vhost => "vhost"u8,
        AccessPart.Ip => "ip"u8,
        AccessPart.User => "user"u8,
        AccessPart.Method => "method"u8,
        AccessPart.Path => "path"u8,
        AccessPart.Query => "query"u8,
        AccessPart.Protocol => "protocol"u8,
        AccessPart.Status => "status"u8,
        AccessPart.Size => "size"u8,
        AccessPart.Referer => "referer"u8,
        AccessPart.Agent => "agent"u8,
        _ => default,
    };

    /// <summary>Empty where the line has a dash or nothing.</summary>
    public readonly FieldValue Value(ReadOnlySpan<byte> line, AccessPart part)
    {
        var text = part switch
        {
            AccessPart.Vhost => line[_vhost],
            AccessPart.Ip => line[_ip],
            AccessPart.User => line[_user],
            AccessPart.Status => line[Status],
            AccessPart.Size => line[_size],
            AccessPart.Referer => line[_referer],
            AccessPart.Agent => line[_agent],
            AccessPart.Method => RequestLine.Method(line[_request]),
            AccessPart.Path => RequestLine.Path(line[_request]),
            AccessPart.Query => RequestLine.Query(line[_request]),
            AccessPart.Protocol => RequestLine.Protocol(line[_request]),
            _ => default,
        };
        if (text.SequenceEqual("-"u8)) text = default;
        return new FieldValue(text, part is AccessPart.Status or AccessPart.Size ? FieldKind.Number : FieldKind.Text);
    }

    // "vhost:80 ip ident user"; a user's name may have spaces in it.
    private bool ReadClient(ReadOnlySpan<byte> client)
    {
        var first = client.IndexOf((byte)' ');
        if (first <= 0) return false;
        var second = client[(first + 1)..].IndexOf((byte)' ');
        if (second <= 0) return false;
        second += first + 1;
        var third = client[(second + 1)..].IndexOf((byte)' ');
        if (third > 0 && LooksLikeAddress(client[(first + 1)..second]))
        {
            _vhost = 0..first;
            _ip = (first + 1)..second;
            _user = (second + 1 + third + 1)..client.Length;
            return true;
        }

        _ip = 0..first;
        _user = (second + 1)..client.Length;
        return true;
    }

    private static bool LooksLikeAddress(ReadOnlySpan<byte> text)
        => text.Length >= 3 && text.IndexOfAny((byte)'.', (byte)':') >= 0 && !text.ContainsAnyExcept(AddressBytes);

    private static Range Quoted(ReadOnlySpan<byte> line, ref int at)
    {
        if (at + 2 >= line.Length || line[at] != ' ' || line[at + 1] != '"') return default;
        var close = Escapes.ClosingQuote(line[(at + 1)..]);
        if (close < 0) return default;
        var range = (at + 2)..(at + 1 + close);
        at += close + 2;
        return range;
    }
}
