using LogMonitor.Core.Framing;

namespace LogMonitor.Core.Sources.RabbitMq;

/// <summary>What is committed with a queue's rows besides their offset: how the next message is framed, and which messages were committed last.</summary>
internal static class RabbitMqState
{
    private const char Separator = '\n';

    public static string Write(FramerState framer, RecentMessages recent) => $"{framer}{Separator}{recent}";

    public static FramerState Read(string? text, RecentMessages into)
    {
        var end = text?.IndexOf(Separator) ?? -1;
        if (end < 0) return default;
        into.Load(text![(end + 1)..]);
        return FramerState.TryParse(text[..end], out var framer) ? framer : default;
    }
}
