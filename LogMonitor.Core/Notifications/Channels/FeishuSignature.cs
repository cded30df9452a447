using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LogMonitor.Core.Notifications.Channels;

/// <summary>Feishu's signature: the stamp and the secret are the key, and the message is empty.</summary>
internal static class FeishuSignature
{
    /// <param name="timestamp">Seconds since 1970.</param>
    public static string Sign(long timestamp, string secret)
        => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}\n{secret}")), Array.Empty<byte>()));
}
