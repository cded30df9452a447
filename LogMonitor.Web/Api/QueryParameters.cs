using System.Globalization;
using LogMonitor.Core.Filtering;

namespace LogMonitor.Web.Api;

/// <summary>The parameters that endpoints share, read from the query string; everything wrong with them is one problem.</summary>
internal sealed class QueryParameters(IQueryCollection query, TimeProvider time)
{
    private IResult? _problem;

    /// <summary>Null while all that was read is right.</summary>
    public IResult? Problem => _problem;

    public LogFilter Filter()
    {
        var text = query["q"].ToString();
        var parsed = LogFilter.Parse(text, time);
        if (parsed.Filter is { } filter) return filter;
        var error = parsed.Error!;
        Fail(error.Message, new() { ["parameter"] = "q", ["position"] = error.Position, ["length"] = error.Length });
        return LogFilter.Everything;
    }

    /// <summary>UTC ticks.</summary>
    public long Time(string name, long fallback)
    {
        var text = query[name].ToString();
        if (text.Length == 0) return fallback;
        // A plus sign that was not encoded arrives as a space.
        if (FilterTime.TryParse(text.Replace(' ', '+'), time, out var found) || FilterTime.TryParse(text, time, out found)) return found.Ticks;
        Fail($"'{text}' is not a time; write one such as {FilterTime.Expected}.", new() { ["parameter"] = name });
        return fallback;
    }

    public long Number(string name, long fallback, long min, long max)
    {
        var text = query[name].ToString();
        if (text.Length == 0) return fallback;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) return number;
        Fail(string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a whole number from {min} to {max}."), new() { ["parameter"] = name });
        return fallback;
    }

    public bool Has(string name) => query[name].ToString().Length > 0;

    public T Choice<T>(string name, T fallback, params ReadOnlySpan<(string Text, T Value)> choices)
    {
        var text = query[name].ToString();
        if (text.Length == 0) return fallback;
        var known = new List<string>();
        foreach (var (choice, value) in choices)
        {
            if (choice.Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
            known.Add(choice);
        }

        Fail($"'{text}' is unknown; write one of {string.Join(", ", known)}.", new() { ["parameter"] = name });
        return fallback;
    }

    public string Text(string name) => query[name].ToString();

    public void Fail(string detail, Dictionary<string, object?> extensions)
        => _problem ??= Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be understood", extensions: extensions);
}
