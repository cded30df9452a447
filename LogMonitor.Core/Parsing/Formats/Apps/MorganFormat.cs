using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Express's morgan: its formats dev, <c>GET /cart?id=7 200 12.345 ms - 512</c>, tiny, <c>GET /cart 200 512 - 12.345 ms</c>, and short, which has the client before and the
/// protocol. They have no time. Its common and combined formats are Apache's. Fields: <c>ip</c>, <c>user</c>, <c>method</c>, <c>path</c>, <c>query</c>, <c>protocol</c>, <c>status</c>,
/// <c>size</c>, <c>response_time_ms</c>.
/// </summary>
internal sealed class MorganFormat() : LayoutFormat(
    "morgan",
    "<<" + Request + "{status:word} {response_time_ms:word} ms - {size:word}>>{:end}",
    "<<" + Request + "{status:word} {size:word} - {response_time_ms:word} ms>>{:end}",
    "{ip:word} {user:word} <<" + Request + "{protocol:word} {status:word} {size:word} - {response_time_ms:word} ms>>{:end}")
{
    private const string Request = "{method:name} {path:url}(??{query:word}?) ";

    public override bool HasMultilineRecords => false;
}
