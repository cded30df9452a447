namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>Fields that are a part of what a dialect writes.</summary>
internal static class ValueParts
{
    /// <summary>Of <c>10.0.0.7:5000</c> and <c>[2001:db8::1]:5000</c> what stands before the port.</summary>
    public static ReadOnlySpan<byte> WithoutPort(ReadOnlySpan<byte> address)
    {
        var colon = address.LastIndexOf((byte)':');
        return colon < 0 ? address : address[..colon].Trim("[]"u8);
    }

    /// <summary>Of <c>https://shop.example/cart?id=7</c> the path; a URL without a host is one.</summary>
    public static ReadOnlySpan<byte> PathOfUrl(ReadOnlySpan<byte> url)
    {
        var host = url.IndexOf("://"u8);
        if (host < 0) return RequestLine.Path(url);
        var slash = url[(host + 3)..].IndexOf((byte)'/');
        return slash < 0 ? default : RequestLine.Path(url[(host + 3 + slash)..]);
    }

    /// <summary>Of <c>["curl/8.0"]</c>, as headers stand that may come more than once, the first.</summary>
    public static ReadOnlySpan<byte> FirstOfList(ReadOnlySpan<byte> list)
    {
        if (!list.StartsWith("[\""u8)) return list;
        var end = Escapes.ClosingQuote(list[1..]);
        return end < 0 ? list : list.Slice(2, end - 1);
    }
}
