using System.Text;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.EndToEnd;

/// <summary>The program following a file of lines that want to be more than text, each one record.</summary>
public sealed class HostileLog : IAsyncLifetime
{
    private const int Huge = 5 * 1024 * 1024;
    private const int Deep = 5000;

    private readonly TempDirectory _directory = new();

    /// <summary>Each line, and what its text must end with; null where it cannot be kept as it was.</summary>
    public static IReadOnlyList<(byte[] Bytes, string? Kept)> Lines { get; } =
    [
        Stamped("<script>window.stolen = 1</script>"),
        Stamped("<img src=x onerror=window.stolen=1><svg onload=window.stolen=1><iframe src=javascript:window.stolen=1></iframe>"),
        Stamped("</textarea></style></title><base href=//elsewhere.example><style>*{display:none}</style>"),
        Stamped("javascript:window.stolen=1 [x](javascript:window.stolen=1) https://elsewhere.example/"),
        Stamped("{{constructor.constructor('window.stolen=1')()}} @(window.stolen) ${window.stolen=1}"),
        Stamped("\e[31mred\e[0m \e[2J\e[1;1H\e[?1049h \e[999999999999999999m gone"),
        Stamped("\e]0;stolen title\a \e]8;;javascript:window.stolen=1\alink\e]8;;\a \e]52;c;c3RvbGVu\a"),
        Stamped("user \u202etxt.exe\u202c \u2066hidden\u2069 zero\u200bwidth \u2028line\u2029paragraph"),
        Stamped("=cmd|' /C calc'!A0"),
        Stamped("+1+1"),
        Stamped("-2+3"),
        Stamped("@SUM(1,\"2\")"),
        Stamped("\"quoted, with comma\" and \"\"more\"\""),
        (Encoding.UTF8.GetBytes(Stamp() + "{\"deep-line\":" + new string('[', Deep) + new string(']', Deep) + "}"), null),
        ([.. Encoding.UTF8.GetBytes(Stamp() + "nul-line: no NUL "), 0, 0, 0, .. "after"u8], null),
        ([.. Encoding.UTF8.GetBytes(Stamp() + "utf8-line: "), 0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, .. " after"u8], null),
        (Encoding.UTF8.GetBytes(Stamp() + "huge-line: " + new string('x', Huge)), null),
        Stamped("the last one"),
    ];

    internal RunningServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var log = new WrittenLog(_directory.File("app.log"));
        foreach (var (bytes, _) in Lines) log.Append([.. bytes, (byte)'\n']);
        Server = await RunningServer.StartAsync(_directory.Path, null, "*.log", "--data", "data");
        await Eventually.TrueAsync(async () => await Server.CountAsync("\"the last one\"") == 1);
    }

    public async Task DisposeAsync()
    {
        await Server.EndAsync();
        _directory.Dispose();
    }

    private static (byte[] Bytes, string? Kept) Stamped(string message) => (Encoding.UTF8.GetBytes(Stamp() + message), message);

    private static string Stamp() => WrittenLog.Line("INF", "");
}
