using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Web.Components.LogView;

namespace LogMonitor.Tests.Components.LogView;

public sealed class SegmentReaderTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\u001b[31mred\u001b[0m plain", "[af1:red]| plain")]
    [InlineData("\u001b[1;32mbold\u001b[22m green\u001b[m", "[af2 a-b:bold]|[af2: green]")]
    [InlineData("\u001b[38;5;196mcube\u001b[39m.", "[af9:cube]|.")]
    [InlineData("\u001b[38;2;10;20;240mtrue\u001b[0m", "[af12:true]")]
    [InlineData("\u001b[91;44mbright\u001b[0m", "[af9 ab4:bright]")]
    [InlineData("\u009b31mC1\u009b0m", "[af1:C1]")]
    [InlineData("a\u001b[2Kb\u001b[1;1Hc", "abc")]
    [InlineData("\u001b]0;a title\u0007text", "text")]
    [InlineData("\u001b]8;;http://evil.example\u001b\\link\u001b]8;;\u001b\\", "link")]
    [InlineData("\u001bPdevice\u001b\\text", "text")]
    [InlineData("\u001b]0;never ended, so nothing may hide", "0;never ended, so nothing may hide")]
    [InlineData("\u001b[31", "31")]
    [InlineData("end\u001b", "end|[symbol:\u241b]")]
    [InlineData("a\u0085b\u0090c", "abc")]
    [InlineData("a\rb\nc\0\u007f", "a|[symbol:\u240d]|b|[symbol:\u240a]|c|[symbol:\u2400]|[symbol:\u2421]")]
    [InlineData("tab\tstays", "tab\tstays")]
    [InlineData("user\u202Egnp.exe", "user|[chip:U+202E]|gnp.exe")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero|[chip:U+200B]|width|[chip:U+FEFF]")]
    [InlineData("soft\u00ADhyphen", "soft|[chip:U+00AD]|hyphen")]
    [InlineData("tag\U000E0041", "tag|[chip:U+E0041]")]
    [InlineData("line\u2028separator", "line|[chip:U+2028]|separator")]
    [InlineData("grüße 日本 😀", "grüße 日本 😀")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    public void Text_becomes_segments(string text, string expected) => Show(text).ShouldBe(expected);

    [Theory]
    [InlineData("a timeout, a TIMEOUT", "timeout", "a |*timeout*|, a |*TIMEOUT*")]
    [InlineData("aaa", "aa", "*aa*|a")]
    [InlineData("overlap", "over,verla", "*overla*|p")]
    [InlineData("ti\u001b[31mme\u001b[0mout", "timeout", "*ti*|*[af1:me]*|*out*")]
    [InlineData("nothing", "missing", "nothing")]
    public void Terms_are_marked_in_any_case_even_across_colours(string text, string terms, string expected)
        => Show(text, terms.Split(',')).ShouldBe(expected);

    [Fact]
    public void What_is_cut_is_said()
        => Show(new string('x', 30), [], limit: 10).ShouldBe("xxxxxxxxxx|[chip:20 more characters]");

    [Fact]
    public void No_text_of_any_kind_fails_or_leaves_a_control_or_bidi_character()
    {
        var characters = Gen.Elements('\u001b', '[', ']', 'm', '3', ';', '\u0007', '\\', '\u009b', '\u202e', '\u200d', '\n', 'a', '\ud83d', '\ude00', 'P');
        var texts = characters.ListOf().Select(list => new string([.. list]));
        Prop.ForAll(texts.ToArbitrary(), text => SegmentReader.Read(text, ["a"], 1000)
            .All(segment => segment.Text.All(c => c is not ((< ' ' and not '\t') or (>= '\u007f' and <= '\u009f') or '\u202e' or '\u200d'))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static string Show(string text, IReadOnlyList<string>? terms = null, int limit = 1000)
        => string.Join('|', SegmentReader.Read(text, terms ?? [], limit).Select(segment =>
        {
            var shown = segment.CssClass is { } css ? $"[{css}:{segment.Text}]" : segment.Text;
            return segment.Marked ? $"*{shown}*" : shown;
        }));
}
