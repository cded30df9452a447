namespace LogMonitor.Core.Notifications;

/// <summary>How a receiver writes text: what must be escaped, and how long a text is by its limit.</summary>
/// <param name="Escape">Makes text harmless outside code.</param>
/// <param name="EscapeCode">Makes text harmless inside code.</param>
/// <param name="Length">Its length in the receiver's unit.</param>
internal sealed record Markup(
    Func<string, string> Escape,
    Func<string, string> Bold,
    Func<string, string> EscapeCode,
    string CodeOpen,
    string CodeClose,
    Func<string, int> Length);
