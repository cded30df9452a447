using LogMonitor.Web.Commands;

namespace LogMonitor.Web.Hosting;

/// <summary>The addresses to listen on: from the command line, else from the configuration, else the default.</summary>
internal static class ListenAddresses
{
    private const string DefaultUrl = "http://localhost:8080";
    private const int MaxPort = 65_535;

    /// <returns>The addresses, or the line that says what is wrong with them.</returns>
    public static (string[] Urls, string? Error) Read(IConfiguration configuration, ServerArguments arguments)
    {
        var urls = Given(configuration, arguments);
        return (urls, urls.Select(Check).FirstOrDefault(error => error is not null));
    }

    /// <summary>The address under which this machine itself reaches one that is listened on: all addresses include loopback.</summary>
    public static string Local(string url)
    {
        var address = BindingAddress.Parse(url);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }

    private static string[] Given(IConfiguration configuration, ServerArguments arguments)
    {
        var given = arguments.Urls ?? configuration["urls"];
        if (given is { Length: > 0 }) return Split(given);
        if (configuration["http_ports"] is { Length: > 0 } ports) return [.. Split(ports).Select(port => $"http://*:{port}")];
        return [DefaultUrl];
    }

    private static string[] Split(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Check(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (address.IsUnixPipe || (address.Scheme is "http" or "https" && address.Port <= MaxPort)) return null;
        }
        catch (FormatException)
        {
            // Said below, in words that help.
        }

        return $"cannot listen on '{url}'; write --urls http://localhost:8080, or http://*:8080 for all addresses.";
    }
}
