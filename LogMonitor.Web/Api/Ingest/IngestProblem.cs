using LogMonitor.Core.Sources.Push;

namespace LogMonitor.Web.Api.Ingest;

/// <summary>What a client is answered whose records were not taken: problem details, and the member <c>Error</c> that clients of Seq look for.</summary>
internal static class IngestProblem
{
    public static IResult Of(int status, string detail) => new Refusal(status, detail, null, null);

    /// <summary>Too much is on its way at the moment; it is over soon.</summary>
    public static IResult Busy() => new Refusal(StatusCodes.Status429TooManyRequests, "More arrives than can be written at the moment; send it again later.", 1, null);

    public static IResult Unavailable()
        => new Refusal(StatusCodes.Status503ServiceUnavailable, "The records are not known to be stored: the log cannot be written at the moment, or LogMonitor stops. Send them again later.", 5, null);

    public static IResult Malformed(IReadOnlyList<PushError> errors)
    {
        var first = errors[0];
        var more = errors.Count == 1 ? "" : $" And {errors.Count - 1} more.";
        return new Refusal(StatusCodes.Status400BadRequest, $"Line {first.Line}, column {first.Column}: {first.Message}{more} Nothing of the request was stored.", null, new()
        {
            ["line"] = first.Line,
            ["column"] = first.Column,
            ["errors"] = errors.Select(error => new { line = error.Line, column = error.Column, message = error.Message }),
        });
    }

    /// <param name="RetryAfter">Seconds.</param>
    private sealed record Refusal(int Status, string Detail, int? RetryAfter, Dictionary<string, object?>? Extensions) : IResult, IStatusCodeHttpResult
    {
        int? IStatusCodeHttpResult.StatusCode => Status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (RetryAfter is { } seconds) httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var extensions = new Dictionary<string, object?>(Extensions ?? []) { ["Error"] = Detail };
            return Results.Problem(Detail, statusCode: Status, title: "The records were not taken", extensions: extensions).ExecuteAsync(httpContext);
        }
    }
}
