using System.Net;
using LogMonitor.Core.Notifications;

namespace LogMonitor.Tests.Notifications;

public class AddressCheckTests
{
    [Theory]
    [InlineData("8.8.8.8", AddressKind.Public)]
    [InlineData("2606:4700::1111", AddressKind.Public)]
    [InlineData("172.32.0.1", AddressKind.Public)]
    [InlineData("10.1.2.3", AddressKind.Private)]
    [InlineData("172.16.0.1", AddressKind.Private)]
    [InlineData("192.168.1.1", AddressKind.Private)]
    [InlineData("127.0.0.1", AddressKind.Private)]
    [InlineData("127.9.9.9", AddressKind.Private)]
    [InlineData("100.64.0.1", AddressKind.Private)]
    [InlineData("::1", AddressKind.Private)]
    [InlineData("fc00::1", AddressKind.Private)]
    [InlineData("::ffff:10.0.0.1", AddressKind.Private)]
    [InlineData("::10.0.0.1", AddressKind.Private)]
    [InlineData("64:ff9b::10.0.0.1", AddressKind.Private)]
    [InlineData("2002:0a00:0001::", AddressKind.Private)]
    [InlineData("169.254.169.254", AddressKind.Forbidden)]
    [InlineData("::ffff:169.254.169.254", AddressKind.Forbidden)]
    [InlineData("64:ff9b::169.254.169.254", AddressKind.Forbidden)]
    [InlineData("2002:a9fe:a9fe::", AddressKind.Forbidden)]
    [InlineData("fd00:ec2::254", AddressKind.Forbidden)]
    [InlineData("100.100.100.200", AddressKind.Forbidden)]
    [InlineData("168.63.129.16", AddressKind.Forbidden)]
    [InlineData("fe80::1", AddressKind.Forbidden)]
    [InlineData("0.0.0.0", AddressKind.Forbidden)]
    [InlineData("::", AddressKind.Forbidden)]
    [InlineData("224.0.0.1", AddressKind.Forbidden)]
    [InlineData("255.255.255.255", AddressKind.Forbidden)]
    public void An_address_is_public_private_or_forbidden(string address, AddressKind kind)
        => AddressCheck.Classify(IPAddress.Parse(address)).ShouldBe(kind);

    [Fact]
    public void Metadata_is_never_reached_even_where_private_addresses_are_allowed()
    {
        AddressCheck.IsAllowed(IPAddress.Parse("169.254.169.254"), allowPrivate: true).ShouldBeFalse();
        AddressCheck.IsAllowed(IPAddress.Parse("10.0.0.1"), allowPrivate: true).ShouldBeTrue();
        AddressCheck.IsAllowed(IPAddress.Parse("10.0.0.1"), allowPrivate: false).ShouldBeFalse();
    }
}
