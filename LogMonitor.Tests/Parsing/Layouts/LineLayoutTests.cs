using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing;
using LogMonitor.Core.Parsing.Layouts;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Parsing.Layouts;

public class LineLayoutTests
{
    [Theory]
    [InlineData("{a} - {b}", "x y - z", "a=x y; b=z")]
    [InlineData("{a:word} {b}", "x   y z", "a=x; b=y z")]
    [InlineData("[{a:int}] {b:name}: {c}", "[12] shop.Cart: full", "a=12; b=shop.Cart; c=full")]
    [InlineData("{a:int} (?[{b}] ?){c}", "1 [x] y", "a=1; b=x; c=y")]
    [InlineData("{a:int} (?[{b}] ?){c}", "1 y", "a=1; c=y")]
    [InlineData("(?{a:int}:{b:int} ?){c}", "1:x y", "c=1:x y")]
    [InlineData("{a:quoted} {b:number}", "\"say \\\"hi\\\"\" -1.5e3", "a=say \\\"hi\\\"; b=-1.5e3")]
    [InlineData("{a:bracketed}{b:bracketed}", "[x[0]](y)", "a=x[0]; b=y")]
    [InlineData("{}={a}", "skip=kept", "a=kept")]
    [InlineData("{a:letter}{b:int}", "E7", "a=E; b=7")]
    [InlineData("{a} <<\"{b}\" {c:int}>>(? {d}?)", "h \"GET /\" 200 rest", "a=h; b=GET /; c=200; d=rest; message=\"GET /\" 200")]
    [InlineData("{time} {level} {message}", "2026-11-20 11:00:00 WARN  low", "level=Warn; message=low")]
    [InlineData("{level:any}: {message}", "SHOUT: loud", "level=SHOUT; message=loud")]
    [InlineData("{a:module}: {b}", "shop::cart: full", "a=shop::cart; b=full")]
    [InlineData("{a:module}:{b}", "shop:x", "a=shop; b=x")]
    [InlineData("{a:url}(??{b:word}?) {c}", "/cart?id=7 x", "a=/cart; b=id=7; c=x")]
    [InlineData("[{a:hex}] {b}", "[8f2c-00aa] x", "a=8f2c-00aa; b=x")]
    [InlineData("{a:name}{b:pairs}: {c}", "pay{x=1 y=2}: z", "a=pay; b=x=1 y=2; c=z")]
    [InlineData("{a:word}{:end}", "x  ", "a=x")]
    public void A_layout_finds_its_parts(string layout, string line, string parts) => Read(layout, line).ShouldBe(parts);

    [Theory]
    [InlineData("{a} - {b}", "x y z")]
    [InlineData("{a:int} {b}", "x y")]
    [InlineData("{level}: {message}", "SHOUT: loud")]
    [InlineData("{time} {message}", "yesterday x")]
    [InlineData("{a:quoted}", "\"open")]
    [InlineData("{a:bracketed}", "[open")]
    [InlineData("{a:word} ", "x")]
    [InlineData("{a:word}{:end}", "x y")]
    [InlineData("{a:module}: {b}", "::x: y")]
    [InlineData("[{a:hex}] {b}", "[8f2c] x")]
    public void A_line_without_a_part_is_not_of_the_layout(string layout, string line) => Read(layout, line).ShouldBe("no");

    [Theory]
    [InlineData("{a}{b:int}", "that no literal ends")]
    [InlineData("(?{a:int}", "without its '?)'")]
    [InlineData("{a:int}?)", "without its '(?'")]
    [InlineData("{a:colour}", "of the kind 'colour'")]
    [InlineData("{a", "without its '}'")]
    public void A_wrong_layout_is_refused(string layout, string problem) => Should.Throw<FormatException>(() => new LineLayout(layout)).Message.ShouldContain(problem);

    private static string Read(string text, string line)
    {
        var layout = new LineLayout(text);
        var bytes = Encoding.UTF8.GetBytes(line);
        var match = default(LayoutMatch);
        if (!layout.TryMatch(bytes, new StreamShape(TimeZoneInfo.Utc).Stamps, Some.Ticks, ref match)) return "no";
        var found = new List<string>();
        for (var slot = 0; slot < layout.FieldCount; slot++)
        {
            var value = line[match[slot]];
            if (value.Length > 0) found.Add($"{Encoding.UTF8.GetString(layout.NameOf(slot))}={value}");
        }

        if (match.HasTime && match.Level != LogLevel.Unknown) found.Add($"level={match.Level}");
        if (text.Contains("message", StringComparison.Ordinal) || text.Contains("<<", StringComparison.Ordinal)) found.Add($"message={line[match.Message]}");
        return string.Join("; ", found);
    }
}
