using System.Runtime.Versioning;
using LogMonitor.Tests.Support;
using LogMonitor.Web.Auth;

namespace LogMonitor.Tests.Auth;

public sealed class AccessTokenTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void It_is_made_once_and_known_again_after_a_restart_without_being_shown()
    {
        var first = AccessToken.Load(_directory.Path);
        var token = first.Fresh.ShouldNotBeNull();
        token.Length.ShouldBeGreaterThanOrEqualTo(32);
        var again = AccessToken.Load(_directory.Path);
        again.Fresh.ShouldBeNull();
        foreach (var loaded in (AccessToken[])[first, again])
        {
            loaded.IsValid(token).ShouldBeTrue();
            loaded.IsValid(token + "0").ShouldBeFalse();
            loaded.IsValid("").ShouldBeFalse();
            loaded.IsValid(null).ShouldBeFalse();
        }
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Its_file_is_for_its_owner_alone_and_holds_no_token()
    {
        var token = AccessToken.Load(_directory.Path).Fresh!;
        var file = Directory.GetFiles(_directory.Path).ShouldHaveSingleItem();
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.ReadAllText(file).ShouldNotContain(token);
    }

    [Fact]
    public void Two_servers_have_different_tokens()
    {
        using var other = new TempDirectory();
        AccessToken.Load(_directory.Path).Fresh.ShouldNotBe(AccessToken.Load(other.Path).Fresh);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a hash")]
    [InlineData("00")]
    public void A_damaged_file_lets_nobody_in_and_is_made_anew(string content)
    {
        AccessToken.Load(_directory.Path);
        var file = Directory.GetFiles(_directory.Path).Single();
        File.WriteAllText(file, content);
        var token = AccessToken.Load(_directory.Path);
        token.Fresh.ShouldNotBeNull();
        token.IsValid(content).ShouldBeFalse();
    }
}
