using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing;

public class AnsiCodesTests
{
    [Theory]
    [InlineData("\u001b[32mgreen\u001b[0m", "green")]
    [InlineData("a\u001b[1;31mb\u001b[0mc", "abc")]
    [InlineData("a\u001b", "a")]
    [InlineData("a\u001b[1", "a")]
    [InlineData("plain", "plain")]
    public void Codes_are_left_out(string text, string bare)
        => Encoding.UTF8.GetString(AnsiCodes.Strip(Encoding.UTF8.GetBytes(text), new FieldBuffer())).ShouldBe(bare);

    [Fact]
    public void A_message_keeps_its_colours()
        => FormatReading.Message(FormatRegistry.Default.Fallback, "2026-11-20T11:00:00Z \u001b[33mWARN\u001b[0m disk \u001b[31mfull\u001b[0m").ShouldBe("disk \u001b[31mfull\u001b[0m");
}
