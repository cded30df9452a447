using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace LogMonitor.Web.Auth;

/// <summary>Registers who may look: everybody, or whoever has the token.</summary>
internal static class TokenAccess
{
    private const string Either = "TokenOrCookie";
    private static readonly TimeSpan SignedInFor = TimeSpan.FromDays(30);

    public static void AddTokenAccess(this IServiceCollection services, string dataDirectory, bool required)
    {
        services.AddDataProtection().SetApplicationName("LogMonitor").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataDirectory, "keys")));
        if (!required)
        {
            services.AddAuthorization();
            return;
        }

        services.AddSingleton(AccessToken.Load(dataDirectory));
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 || !AcceptsPages(context.Request) ? BearerHandler.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null)
            .AddCookie(options =>
            {
                options.Cookie.Name = "logmonitor";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = SignedInFor;
                options.SlidingExpiration = true;
                options.LoginPath = SignIn.Path;
            });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder(Either).RequireAuthenticatedUser().Build());
    }

    // A program that asks without a token gets 401, a browser the sign-in page; a signed-in browser may call either.
    private static bool AcceptsPages(HttpRequest request)
        => request.Cookies.ContainsKey("logmonitor") || request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
