using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.RateLimiting;

namespace LogMonitor.Web.Auth;

/// <summary>The page that takes the token, by link or typed in, and gives a cookie for it.</summary>
internal static class SignIn
{
    public const string Path = "/signin";
    public const string RateLimit = "signin";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, async (HttpContext context, AccessToken token, string? returnUrl) =>
        {
            var given = context.Request.Query["token"].ToString();
            return given.Length > 0 ? await EnterAsync(context, token, given, returnUrl) : Page(returnUrl, wrong: false);
        }).AllowAnonymous().RequireRateLimiting(RateLimit).ExcludeFromDescription();
        routes.MapPost(Path, async (HttpContext context, AccessToken token, string? returnUrl) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return await EnterAsync(context, token, form["token"].ToString().Trim(), returnUrl);
        }).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(RateLimit).ExcludeFromDescription();
    }

    /// <summary>Guessing is slow: ten tries a minute from one address.</summary>
    public static void AddSignInLimit(this RateLimiterOptions limits)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(RateLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = 10, Window = TimeSpan.FromMinutes(1) }));
    }

    private static async Task<IResult> EnterAsync(HttpContext context, AccessToken token, string given, string? returnUrl)
    {
        if (!token.IsValid(given)) return Page(returnUrl, wrong: true);
        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            BearerHandler.Principal(CookieAuthenticationDefaults.AuthenticationScheme),
            new AuthenticationProperties { IsPersistent = true });
        // Only paths of this server: a foreign address in the link would make us a trampoline.
        return Results.LocalRedirect(returnUrl is not null && IsLocal(returnUrl) ? returnUrl : "/");
    }

    // Browsers leave control characters out, and read a backslash as a slash: what remains may begin with two slashes.
    private static bool IsLocal(string url) => url is "/" or ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl);

    private static IResult Page(string? returnUrl, bool wrong) => Results.Content(
        $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <title>Sign in · LogMonitor</title><link rel="stylesheet" href="/css/theme.css"><link rel="stylesheet" href="/css/signin.css"></head>
        <body class="signin"><main><h1>LogMonitor</h1>
        <form method="post" action="{Path}?returnUrl={UrlEncoder.Default.Encode(returnUrl ?? "/")}">
        <label for="token">Access token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
        <button type="submit">Sign in</button>
        {(wrong ? "<p role=\"alert\">That token is wrong.</p>" : "")}
        <p>It was printed as a link in the log at the first start, or is the value of {AccessToken.Variable}.</p>
        </form></main></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: wrong ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
}
