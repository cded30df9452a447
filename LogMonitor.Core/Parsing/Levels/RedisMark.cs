using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Stamps;

namespace LogMonitor.Core.Parsing.Levels;

/// <summary>
/// Redis writes its level as a mark behind the stamp: <c>.</c> debug, <c>-</c> verbose, <c>*</c> notice, <c>#</c> warning. Before the stamp stand the process and its
/// role, <c>1:M</c>, or in older versions the process alone, <c>[7]</c>.
/// </summary>
internal static class RedisMark
{
    public static LogLevel Read(ReadOnlySpan<byte> line, int stampStart, int stampEnd)
    {
        if (stampEnd + 2 >= line.Length || line[stampEnd] != ' ' || line[stampEnd + 2] != ' ' || !IsProcess(line[..stampStart])) return LogLevel.Unknown;
        return line[stampEnd + 1] switch
        {
            (byte)'.' or (byte)'-' => LogLevel.Debug,
            (byte)'*' => LogLevel.Info,
            (byte)'#' => LogLevel.Warn,
            _ => LogLevel.Unknown,
        };
    }

    private static bool IsProcess(ReadOnlySpan<byte> head)
    {
        var bracketed = head.StartsWith("["u8);
        if (bracketed) head = head[1..];
        var rest = head[Digits.Run(head, 0)..];
        if (rest.Length == head.Length) return false;
        return bracketed ? rest.SequenceEqual("] "u8) : rest.Length == 3 && rest[0] == ':' && rest[1] is (byte)'M' or (byte)'S' or (byte)'C' or (byte)'X' && rest[2] == ' ';
    }
}
