using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Rails without Ruby's formatter, as in development and with many loggers: <c>Started GET "/cart?id=7" for 10.0.0.7 at 2026-11-20 12:00:00 +0000</c>, with or without the
/// request's id in brackets. Only those lines have a time. Fields: <c>request_id</c>, <c>method</c>, <c>path</c>, <c>query</c>, <c>ip</c>, <c>status</c>, <c>duration_ms</c>, <c>view_ms</c>,
/// <c>db_ms</c>, <c>controller</c>.
/// </summary>
internal sealed class RailsPlainFormat() : LayoutFormat(
    "rails-plain",
    Tag + Started + "{time}>>",
    Tag + Completed,
    Tag + Processing,
    "[{request_id:hex}] {message}")
{
    // Where an identifier that Rails makes has its first dash, and where it ends.
    private const int DashColumn = 9;
    private const int CloseColumn = 37;

    internal const string Tag = "(?[{request_id:hex}] ?)";
    internal const string Started = "<<Started {method:name} \"{path:url}(??{query}?)\" for {ip:word} at ";
    internal const string Processing = "<<Processing by {controller:word} as {}>>";
    internal const string Completed = "<<Completed {status:int} {} in {duration_ms:number}ms(? ((?Views: {view_ms:number}ms?)(? | ?)(?ActiveRecord: {db_ms:number}ms?)?){}>>";

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
        => line.Length > 0 && (line[0] != '[' || line.Length > CloseColumn && line[DashColumn] == '-' && line[CloseColumn] == ']') ? base.Score(line, shape) : 0;
}
