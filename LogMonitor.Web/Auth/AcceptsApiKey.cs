namespace LogMonitor.Web.Auth;

/// <summary>Marks an endpoint that takes the token as clients of Seq send it too: in <c>X-Seq-ApiKey</c>, or in the query as <c>apiKey</c>.</summary>
internal sealed class AcceptsApiKey
{
    private const string Header = "X-Seq-ApiKey";
    private const string Parameter = "apiKey";

    /// <summary>The key of a request to such an endpoint; null where there is none.</summary>
    public static string? KeyOf(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AcceptsApiKey>() is null) return null;
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0) key = context.Request.Query[Parameter].ToString();
        return key.Length == 0 ? null : key;
    }
}
