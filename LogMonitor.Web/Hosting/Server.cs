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
    // Docker kills ten seconds after it asked.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(ServerArguments arguments)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var (options, errors) = Settings.Read(builder.Configuration, arguments);
        var (urls, badUrl) = ListenAddresses.Read(builder.Configuration, arguments);
        if (badUrl is not null) errors = [.. errors, badUrl];
        if (options is null || errors.Count > 0)
        {
            foreach (var error in errors) await Console.Error.WriteLineAsync($"logmonitor: {error}");
            return CommandLine.BadArguments;
        }

        try
        {
            using var signal = FileSizeSignal.Take();
            await using var app = Build(builder, options, arguments, urls);
            // Opened before the host starts, which would tell of what is wrong with it by a stack trace.
            app.Services.GetRequiredService<LogStore>();
            await app.StartAsync();
            Announce(app, arguments);
            if (app.Services.GetService<ChildLifetime>() is { } child)
            {
                var exitCode = await child.RunAsync();
                await app.StopAsync();
                return exitCode;
            }

            await app.WaitForShutdownAsync();
            return Environment.ExitCode;
        }
        catch (Exception e) when (e is LogDatabaseException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"logmonitor: {e.Message}");
            return 1;
        }
    }

    private static WebApplication Build(WebApplicationBuilder builder, LogMonitorOptions options, ServerArguments arguments, string[] urls)
    {
        // The ports are among the addresses by now; left as they are, each start of a container would warn of both.
        builder.WebHost.UseUrls(urls).UseSetting(WebHostDefaults.HttpPortsKey, "").UseSetting(WebHostDefaults.HttpsPortsKey, "");
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);

        LogStore.CreatePrivate(options.DataDirectory);
        builder.Logging.ClearProviders().AddSerilog(OwnLog.Create(options.DataDirectory, hasChild: arguments.Child.Count > 0), dispose: true);
        options = options with { Files = [.. options.Files, OwnLog.Source(options.DataDirectory)] };
        if (arguments.Demo) options = builder.Services.AddDemo(options, urls[0]);

        var needsToken = options.Access == AccessMode.Token && !AllowedHosts.AreLoopback(urls);
        builder.Services.AddLogMonitor(options, urls);
        builder.Services.AddPipes(arguments);
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

    private static void Announce(WebApplication app, ServerArguments arguments)
    {
        // Standard output is the child's alone.
        var console = arguments.Child.Count > 0 ? Console.Error : Console.Out;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var address = addresses.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        console.WriteLine($"LogMonitor is ready: {address}");
        if (app.Services.GetService<AccessToken>()?.Fresh is { } token)
        {
            console.WriteLine($"Sign in with this link, shown once: {address}{SignIn.Path}?token={token}");
        }
    }
}
