namespace LogMonitor.Web.Commands;

/// <summary><c>logmonitor health</c>: asks a running server whether it is ready.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string url, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            await Console.Error.WriteLineAsync($"logmonitor: '{url}' is no address; write one such as http://localhost:8080.");
            return CommandLine.BadArguments;
        }

        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(new Uri(address, "readyz"), cancellation);
            var body = await response.Content.ReadAsStringAsync(cancellation);
            Console.WriteLine(body);
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"logmonitor: {address} does not answer: {e.Message}");
            return 1;
        }
    }

    /// <summary>The port that this container's server listens on.</summary>
    public static string DefaultUrl()
    {
        var port = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0];
        return $"http://localhost:{(string.IsNullOrEmpty(port) ? "8080" : port)}";
    }
}
