using System.Text;
using LogMonitor.Core.Events;

namespace LogMonitor.Core.Storage.Rereading;

/// <summary>
/// Which streams are read alike: the generations of one file, and files whose names differ in numbers alone, as those that roll by day do.
/// So what was decided for today's file counts for tomorrow's.
/// </summary>
public static class StreamFamily
{
    /// <summary>Stands for each run of digits in the file's name; folders must be the same.</summary>
    public const char AnyNumber = '#';

    /// <summary>The name of the stream's family, such as <c>files:/logs/app-#.log</c>.</summary>
    public static string Of(LogStream stream)
    {
        var labels = stream.Labels;
        var name = new StringBuilder(labels.Source).Append(':');
        if (labels.File is { } file) AppendFile(name, file);
        else name.Append(labels.Service is null ? stream.Key : $"{labels.Host}/{labels.Service}");
        // The two outputs of a container are different texts.
        if (labels.Others.TryGetValue("stream", out var output)) name.Append(' ').Append(output);
        return name.ToString();
    }

    private static void AppendFile(StringBuilder name, string file)
    {
        var nameStart = file.LastIndexOf('/') + 1;
        name.Append(file, 0, nameStart);
        for (var i = nameStart; i < file.Length; i++)
        {
            if (!char.IsAsciiDigit(file[i])) name.Append(file[i]);
            else if (i == nameStart || !char.IsAsciiDigit(file[i - 1])) name.Append(AnyNumber);
        }
    }
}
