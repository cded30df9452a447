using System.Net;

namespace LogMonitor.Web.Auth;

/// <summary>The host names that this server answers to.</summary>
internal sealed class AllowedHosts
{
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]", "::1" };
    private readonly bool _any;
    private readonly Uri? _publicUrl;

    /// <param name="addresses">The addresses that are listened on.</param>
    public AllowedHosts(IEnumerable<string> addresses, Uri? publicUrl)
    {
        _publicUrl = publicUrl;
        if (publicUrl is not null) _hosts.Add(publicUrl.Host);
        foreach (var address in addresses)
        {
            var host = BindingAddress.Parse(address).Host;
            _hosts.Add(host);
            _any |= !IsLoopback(host);
        }
    }

    /// <summary>Whether every address is loopback.</summary>
    public static bool AreLoopback(IEnumerable<string> addresses) => addresses.All(address => IsLoopback(BindingAddress.Parse(address).Host));

    // Listening beyond loopback, the names by which others reach this machine are not known here; there a token guards.
    public bool Allows(HostString host) => _any || _hosts.Contains(host.Host);

    public bool IsPublic(Uri origin) => _publicUrl is not null && origin.Authority == _publicUrl.Authority;

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
