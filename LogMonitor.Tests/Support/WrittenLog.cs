using System.Globalization;
using System.Text;

namespace LogMonitor.Tests.Support;

/// <summary>A log file as an application writes it: stamped now, appended, flushed.</summary>
internal sealed class WrittenLog(string path)
{
    public string Path => path;

    public static string Line(string level, string message)
        => string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm:ss.fff} [{level}] Shop.Orders: {message}");

    public void Info(params IEnumerable<string> messages) => Append(messages.Select(message => Line("INF", message)));

    public void Error(params IEnumerable<string> messages) => Append(messages.Select(message => Line("ERR", message)));

    public void Append(params IEnumerable<string> lines) => Append(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    public void Append(byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(bytes);
    }
}
