using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LogMonitor.Web.Auth;

/// <summary>Authenticates <c>Authorization: Bearer …</c> with the access token, and the keys of Seq's clients where an endpoint takes them.</summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, AccessToken token)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Bearer";
    private const string Prefix = "Bearer ";

    public static ClaimsPrincipal Principal(string scheme) => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "token")], scheme));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var given = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : AcceptsApiKey.KeyOf(Context);
        if (given is null) return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(token.IsValid(given)
            ? AuthenticateResult.Success(new AuthenticationTicket(Principal(SchemeName), SchemeName))
            : AuthenticateResult.Fail("The token is wrong."));
    }
}
