using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// MongoDB since 4.4: <c>{"t":{"$date":"2026-11-20T11:00:00.123+00:00"},"s":"I",  "c":"NETWORK",  "id":22943,   "ctx":"listener","msg":"…","attr":{…}}</c>. Also <c>logger</c> (the component),
/// <c>thread</c> (the context); the attributes are fields by path.
/// </summary>
internal sealed class MongoFormat : JsonDialect
{
    public MongoFormat()
        : base("mongodb", "\"t\":{\"$date\":", ",\"s\":\"", "\"c\":\"")
    {
        Time = new JsonPath("t>$date");
        Level = new JsonPath("s");
        Aliases =
        [
            new("logger", "c"),
            new("thread", "ctx"),
        ];
    }

    // D1 to D5 are levels of debugging.
    protected override LogLevel ReadLevel(ReadOnlySpan<byte> value) => value.IsEmpty ? LogLevel.Unknown : LevelWords.ParseLetter(value[0]);
}
