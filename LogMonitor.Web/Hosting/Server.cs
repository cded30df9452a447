using LogMonitor.Core.Configuration;
using LogMonitor.Core.Storage;
using LogMonitor.Web.Api;
using LogMonitor.Web.Auth;
using LogMonitor.Web.Commands;
using LogMonitor.Web.Components;
using LogMonitor.Web.Demo;
using LogMonitor.Web.Hubs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Serilog;

namespace LogMonitor.Web.Hosting;

/// <summary>Puts the server together and runs it.</summary>
internal static class Server
{
    private const string DefaultUrl = "http://localhost:8080";

    // Docker kills ten seconds after it asked.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(ServerArguments arguments)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var (options, errors) = Settings.Read(builder.Configuration, arguments);
        if (options is null)
        {
            foreach (var error in errors) await Console.Error.WriteLineAsync($"logmonitor: {error}");
            return CommandLine.BadArguments;
        }

        try
        {
            await using var app = Build(builder, options, arguments);
            await app.StartAsync();
            Announce(app);
            await app.WaitForShutdownAsync();
            return Environment.ExitCode;
        }
        catch (Exception e) when (e is LogDatabaseException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"logmonitor: {e.Message}");
            return 1;
        }
    }

    private static WebApplication Build(WebApplicationBuilder builder, LogMonitorOptions options, ServerArguments arguments)
    {
        var urls = Urls(builder.Configuration, arguments);
        builder.WebHost.UseUrls(urls);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);

        Directory.CreateDirectory(options.DataDirectory);
        builder.Logging.ClearProviders().AddSerilog(OwnLog.Create(options.DataDirectory), dispose: true);
        options = options with { Files = [.. options.Files, OwnLog.Source(options.DataDirectory)] };
        if (arguments.Demo) options = builder.Services.AddDemo(options, urls[0]);

        var needsToken = options.Access == AccessMode.Token && !AllowedHosts.AreLoopback(urls);
        builder.Services.AddLogMonitor(options, urls);
        builder.Services.AddTokenAccess(options.DataDirectory, needsToken);
        builder.Services.AddSingleton(new AllowedHosts(urls, options.PublicUrl));
        builder.Services.AddRateLimiter(limits => limits.AddSignInLimit());
        builder.Services.AddWeb();

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseSecurityHeaders();
        app.UseMiddleware<OriginCheck>();
        app.UseRateLimiter();
        if (needsToken) app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        if (needsToken) app.MapSignIn();
        if (arguments.Demo) DemoReceiver.Map(app);
        app.MapApi();
        app.MapHub<LogHub>("/hubs/logs");
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    private static string[] Urls(ConfigurationManager configuration, ServerArguments arguments)
    {
        var given = arguments.Urls ?? configuration["urls"];
        if (given is { Length: > 0 }) return given.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (configuration["http_ports"] is { Length: > 0 } ports) return [.. ports.Split(';').Select(port => $"http://*:{port}")];
        return [DefaultUrl];
    }

    private static void Announce(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = (addresses.FirstOrDefault() ?? DefaultUrl).Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        Console.WriteLine($"LogMonitor is ready: {address}");
        if (app.Services.GetService<AccessToken>()?.Fresh is { } token)
        {
            Console.WriteLine($"Sign in with this link, shown once: {address}{SignIn.Path}?token={token}");
        }
    }
}
