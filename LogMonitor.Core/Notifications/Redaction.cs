namespace LogMonitor.Core.Notifications;

/// <summary>Shows an address without what makes it a secret.</summary>
public static class Redaction
{
    /// <summary><c>https://hooks.slack.com/…</c></summary>
    public static string Address(string? url)
        => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? Address(uri) : "…";

    public static string Address(Uri url) => $"{url.Scheme}://{url.IdnHost}{(url.IsDefaultPort ? "" : FormattableString.Invariant($":{url.Port}"))}/…";
}
