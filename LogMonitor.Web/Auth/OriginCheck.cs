namespace LogMonitor.Web.Auth;

/// <summary>
/// Refuses requests that another site made a browser send, and hosts that this server does not go by: sockets and the API accept
/// any origin by default, and a name that resolves to loopback would open a server that trusts loopback.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, AllowedHosts hosts)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!hosts.Allows(request.Host)) return RefuseAsync(context, "This server does not go by that host name. Set LogMonitor:PublicUrl to the address that browsers use.");
        var origin = request.Headers.Origin.ToString();
        // Compared by host and port: behind a proxy that ends TLS the scheme differs.
        var isForeign = origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && (uri.Authority == request.Host.Value || hosts.IsPublic(uri)));
        return isForeign ? RefuseAsync(context, "Requests from another origin are refused.") : next(context);
    }

    private static Task RefuseAsync(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Results.Problem(reason, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
    }
}
