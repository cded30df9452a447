using System.Security.Cryptography;
using System.Text;
using LogMonitor.Core.Alerts;

namespace LogMonitor.Core.Notifications;

/// <summary>Makes one message out of the rows that are due together.</summary>
internal static class MessageComposer
{
    public static AlertMessage Compose(
        string channel,
        IReadOnlyList<(DeliveryRecord Delivery, AlertTransition Transition)> due,
        IReadOnlyList<AlertTransition> firing,
        long now,
        string? publicUrl)
    {
        var items = due.GroupBy(row => row.Transition.Group, StringComparer.Ordinal).Select(group => Item([.. group.Select(row => row.Transition)])).ToList();
        return new AlertMessage
        {
            Id = IdOf(channel, due),
            Rule = due[0].Transition.Rule,
            Severity = due.Max(row => row.Transition.Severity),
            Items = items,
            AlsoFiring = [.. firing.Select(transition => transition.Group).Where(group => !items.Exists(item => item.Newest.Group == group))],
            SentTicks = now,
            PublicUrl = publicUrl,
        };
    }

    /// <summary>Of several rows of a group the newest state is told; with an end also the beginning that was not told.</summary>
    private static AlertMessageItem Item(List<AlertTransition> rows)
    {
        var newest = rows[^1];
        var began = rows.FindLast(transition => transition.Kind == AlertKind.Firing);
        if (newest.Kind == AlertKind.Resolved) return new(newest, began);
        // A reminder that caught up with the first message is no reminder.
        return new(newest.Kind == AlertKind.Repeat && began is not null ? began : newest);
    }

    private static string IdOf(string channel, IReadOnlyList<(DeliveryRecord Delivery, AlertTransition Transition)> due)
    {
        var keys = string.Join('\n', due.Select(row => FormattableString.Invariant($"{row.Delivery.Rule}\t{row.Delivery.Group}\t{(int)row.Delivery.Kind}\t{row.Delivery.EventTicks}")));
        return "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{keys}")))[..32];
    }
}
