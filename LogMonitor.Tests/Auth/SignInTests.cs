using System.Net;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Auth;

/// <summary>A server that others can reach: it asks for the token that it printed once.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string SignInLine = "Sign in with this link, shown once: ";

    private readonly TempDirectory _directory = new();
    private readonly HttpClientHandler _browser = new() { AllowAutoRedirect = false };
    private RunningServer _server = null!;
    private HttpClient _http = null!;
    private Uri _link = null!;

    private string Token => _link.Query["?token=".Length..];

    public async Task InitializeAsync()
    {
        _server = await RunningServer.StartOnAsync("http://0.0.0.0:0", _directory.Path, null, "*.log", "--data", "data");
        _http = new HttpClient(_browser) { BaseAddress = _server.Address };
        _link = new Uri(await _server.LineAsync(SignInLine));
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        _browser.Dispose();
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task The_api_answers_its_bearer_and_nobody_else()
    {
        foreach (var path in (string[])["api/v1/events", "api/v1/sources", "metrics", "openapi/v1.json", "hubs/logs/negotiate"])
        {
            (await StatusAsync(path, bearer: null)).ShouldBe(HttpStatusCode.Unauthorized, path);
            (await StatusAsync(path, bearer: "wrong")).ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        (await StatusAsync("api/v1/events", Token)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("healthz", bearer: null)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("readyz", bearer: null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_browser_is_led_to_the_sign_in_page_and_the_link_signs_it_in()
    {
        using var first = await PageAsync("/?q=error");
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        first.Headers.Location!.PathAndQuery.ShouldStartWith("/signin?ReturnUrl=");

        using var entered = await _http.GetAsync(_link.PathAndQuery);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        using var page = await PageAsync("/?q=error");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("api/v1/events", bearer: null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_signing_in_one_stays_on_this_server()
    {
        foreach (var (returnUrl, location) in ((string, string)[])
        [
            ("/alerts", "/alerts"),
            ("/?q=level%3Aerror", "/?q=level%3Aerror"),
            ("https://evil.example", "/"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("\\\\evil.example", "/"),
            ("javascript:alert(1)", "/"),
            ("/\t/evil.example", "/"),
            ("", "/"),
        ])
        {
            using var entered = await _http.GetAsync(new Uri($"signin?token={Token}&returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative));
            entered.StatusCode.ShouldBe(HttpStatusCode.Redirect, returnUrl);
            entered.Headers.Location!.OriginalString.ShouldBe(location);
        }
    }

    [Fact]
    public async Task A_typed_token_signs_in_a_wrong_one_does_not_and_neither_is_repeated()
    {
        using var wrong = await PostAsync("<b>guess");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await wrong.Content.ReadAsStringAsync()).ShouldNotContain("guess");
        wrong.Headers.Contains("Set-Cookie").ShouldBeFalse();
        using var right = await PostAsync($" {Token}\n");
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        right.Headers.Contains("Set-Cookie").ShouldBeTrue();
    }

    [Fact]
    public async Task Guessing_is_stopped_after_ten_tries_a_minute()
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++)
        {
            using var response = await PostAsync($"guess{i}");
            answers.Add(response.StatusCode);
        }

        answers[..10].ShouldAllBe(status => status == HttpStatusCode.Unauthorized);
        answers[10].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_page_that_asks_for_the_token_writes_nothing_of_its_link_as_markup()
    {
        var page = await _http.GetStringAsync(new Uri("signin?returnUrl=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", UriKind.Relative));
        page.ShouldNotContain("<script");
        foreach (var style in page.Split("<link rel=\"stylesheet\" href=\"")[1..].Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]))
        {
            (await StatusAsync(style, bearer: null)).ShouldBe(HttpStatusCode.OK, style);
        }
    }

    [Fact]
    public async Task The_token_is_not_kept_in_the_data_directory()
    {
        foreach (var file in Directory.EnumerateFiles(_directory.File("data"), "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(file)).ShouldNotContain(Token, Case.Sensitive, file);
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string? bearer)
    {
        using var request = new HttpRequestMessage(path.EndsWith("negotiate", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, path);
        if (bearer is not null) request.Headers.Authorization = new("Bearer", bearer);
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> PageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        return await _http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> PostAsync(string token)
    {
        using var form = new FormUrlEncodedContent([new("token", token)]);
        return await _http.PostAsync(new Uri("signin", UriKind.Relative), form);
    }
}
