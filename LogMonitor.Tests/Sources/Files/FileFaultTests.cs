using LogMonitor.Core.Sources;
using LogMonitor.Core.Sources.Files;

namespace LogMonitor.Tests.Sources.Files;

public sealed class FileFaultTests
{
    // Numbers of errno.h.
    [Theory]
    [InlineData(1, SourceFault.Denied)]
    [InlineData(5, SourceFault.Device)]
    [InlineData(13, SourceFault.Denied)]
    [InlineData(23, SourceFault.TooManyFiles)]
    [InlineData(24, SourceFault.TooManyFiles)]
    [InlineData(36, SourceFault.Other)]
    [InlineData(40, SourceFault.Link)]
    [InlineData(116, SourceFault.Device)]
    public void An_error_of_the_system_is_of_a_kind_that_has_its_advice(int error, SourceFault kind)
    {
        FileFault.FromErrno(error).Kind.ShouldBe(kind);
        FileFault.From(new IOException("", error)).Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("/logs/a/app.log", true)]
    [InlineData("/logs/a", true)]
    [InlineData("/logs/ab.log", false)]
    public void What_is_in_a_folder_that_cannot_be_read_is_unknown(string path, bool isHidden)
        => FileAdmission.IsHidden(path, ["/logs/a"]).ShouldBe(isHidden);

    [Fact]
    public void What_is_not_there_cannot_be_opened() => Should.Throw<FileNotFoundException>(() => LogFileHandle.Open("/no/such/file"));

    [Fact]
    public void A_file_that_its_writer_shares_with_nobody_can_be_followed_and_opened_by_it_again()
    {
        using var directory = new Support.TempDirectory();
        using (new FileStream(directory.File("a.log"), FileMode.Create, FileAccess.Write, FileShare.None))
        {
            using var followed = LogFileHandle.Open(directory.File("a.log"));
            followed.IsInvalid.ShouldBeFalse();
        }

        using var still = LogFileHandle.Open(directory.File("a.log"));
        using var again = new FileStream(directory.File("a.log"), FileMode.Append, FileAccess.Write, FileShare.None);
        again.CanWrite.ShouldBeTrue();
    }
}
