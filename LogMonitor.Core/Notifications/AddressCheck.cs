using System.Net;
using System.Net.Sockets;

namespace LogMonitor.Core.Notifications;

public enum AddressKind
{
    Public,

    /// <summary>Private, loopback or shared: only where the channel says AllowPrivate.</summary>
    Private,

    /// <summary>Cloud metadata, link-local, multicast and what is no host: never.</summary>
    Forbidden,
}

/// <summary>
/// What an address that users enter may lead to. Ranges: the IANA special-purpose registries (RFC 6890), and the
/// metadata services of the large clouds.
/// </summary>
public static class AddressCheck
{
    private static readonly IPNetwork[] Forbidden =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), // link-local; metadata of most clouds
        IPNetwork.Parse("100.100.100.200/32"), // metadata of Alibaba Cloud
        IPNetwork.Parse("168.63.129.16/32"), // Azure's platform address
        IPNetwork.Parse("192.0.0.192/32"), // metadata of Oracle Cloud
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("240.0.0.0/4"),
        IPNetwork.Parse("::/128"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fd00:ec2::/32"), // metadata of AWS over IPv6
        IPNetwork.Parse("fd20:ce::/32"), // metadata of Google Cloud over IPv6
        IPNetwork.Parse("ff00::/8"),
    ];

    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("::1/128"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fec0::/10"),
        IPNetwork.Parse("2001:db8::/32"),
    ];

    // IPv6 ranges that carry an IPv4 address: NAT64 at its end, 6to4 after its prefix.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");

    public static AddressKind Classify(IPAddress address)
    {
        address = Unwrap(address);
        if (Array.Exists(Forbidden, range => range.Contains(address))) return AddressKind.Forbidden;
        return Array.Exists(Private, range => range.Contains(address)) ? AddressKind.Private : AddressKind.Public;
    }

    public static bool IsAllowed(IPAddress address, bool allowPrivate) => Classify(address) switch
    {
        AddressKind.Public => true,
        AddressKind.Private => allowPrivate,
        _ => false,
    };

    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address)) return new IPAddress(bytes.AsSpan(12));
        if (SixToFour.Contains(address)) return new IPAddress(bytes.AsSpan(2, 4));
        // Above ::ffff, so that ::1 and :: stay what they are.
        return Compatible.Contains(address) && (bytes[12] | bytes[13]) != 0 ? new IPAddress(bytes.AsSpan(12)) : new IPAddress(bytes);
    }
}
