using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace LogMonitor.Web.Auth;

/// <summary>
/// The token that signs a browser in and serves the API as a bearer. From <c>LOGMONITOR_TOKEN</c>, else made at the first start,
/// shown once, and kept as a hash alone.
/// </summary>
internal sealed class AccessToken
{
    public const string Variable = "LOGMONITOR_TOKEN";

    private const string FileName = "token.sha256";
    private const int RandomBytes = 24;

    private readonly byte[] _hash;

    private AccessToken(byte[] hash, string? fresh)
    {
        _hash = hash;
        Fresh = fresh;
    }

    /// <summary>The token itself, when it was just made: the only time that it can be shown.</summary>
    public string? Fresh { get; }

    public static AccessToken Load(string dataDirectory)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return new AccessToken(HashOf(given), null);
        var path = Path.Combine(dataDirectory, FileName);
        if (File.Exists(path) && TryDecode(File.ReadAllText(path)) is { } stored) return new AccessToken(stored, null);

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
        var hash = HashOf(token);
        File.WriteAllText(path, Convert.ToHexStringLower(hash));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return new AccessToken(hash, token);
    }

    /// <summary>Compares in constant time.</summary>
    public bool IsValid(string? token) => token is not null && CryptographicOperations.FixedTimeEquals(HashOf(token), _hash);

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static byte[]? TryDecode(string hex)
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(hex.Trim(), bytes, out _, out var written) == OperationStatus.Done && written == bytes.Length ? bytes : null;
    }
}
