using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// Docker's daemon and containerd with <c>--log-format json</c>: <c>{"container":"4f1c…","level":"info","module":"libcontainerd","msg":"ignoring event","time":"2026-11-20T11:00:00.123456789Z"}</c>.
/// It is Logrus' layout with stamps that always have nine digits behind the second; Go leaves zeros at the end out otherwise.
/// </summary>
internal sealed class DockerJsonFormat() : JsonDialect("docker-json", "\"level\":\"", ",\"msg\":\"", ",\"time\":\"")
{
    private const int FractionDigits = 9;

    // Behind "2026-11-20T11:00:00".
    private const int FractionColumn = 19;

    protected override int Certainty => 96;

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape) => HasFixedStamp(line) ? base.Score(line, shape) : 0;

    private static bool HasFixedStamp(ReadOnlySpan<byte> line)
    {
        var name = ",\"time\":\""u8;
        var at = line.LastIndexOf(name);
        if (at < 0 || line.Length < at + name.Length + FractionColumn + 1) return false;
        var fraction = at + name.Length + FractionColumn;
        return line[fraction] == '.' && Digits.Run(line, fraction + 1) == FractionDigits;
    }
}
