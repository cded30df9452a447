using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LogMonitor.Core.Filtering.Compilation;

namespace LogMonitor.Tests.Filtering.Compilation;

public class TextSearcherTests
{
    // Few letters, so that near misses are common; long texts, so that whole vectors and their ends are met.
    private static readonly Gen<string> Texts =
        from length in Gen.Choose(0, 120)
        from letters in Gen.Elements('a', 'A', 'b', 'B', 'é', 'É', '@', '`', '日', ' ').ArrayOf(length)
        select new string(letters);

    [Fact]
    public void A_text_is_found_where_a_plain_search_finds_it()
    {
        var cases = from text in Texts
                    from needle in Texts.Where(needle => needle.Length > 0)
                    from length in Gen.Choose(1, 5)
                    select (text, needle: needle[..Math.Min(length, needle.Length)]);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var found = TextSearcher.Create(c.needle).Find(Encoding.UTF8.GetBytes(c.text), out var end);
            var expected = c.text.IndexOf(c.needle, StringComparison.OrdinalIgnoreCase);
            if (expected < 0) return found < 0;
            var start = Encoding.UTF8.GetByteCount(c.text.AsSpan(0, expected));
            return found == start && end == start + Encoding.UTF8.GetByteCount(c.text.AsSpan(expected, c.needle.Length));
        }));
    }

    [Fact]
    public void A_needle_is_found_at_every_place_and_never_beyond_the_end()
    {
        var searcher = TextSearcher.Create("Needle");
        for (var before = 0; before < 100; before++)
        {
            for (var after = 0; after < 40; after++)
            {
                var text = Encoding.UTF8.GetBytes(new string('n', before) + "nEEDLe" + new string('e', after));
                searcher.Find(text, out var end).ShouldBe(before);
                end.ShouldBe(before + 6);
                searcher.Find(text.AsSpan(0, before + 5), out _).ShouldBe(-1);
            }
        }
    }

    [Theory]
    [InlineData("ß", "ẞ", 0, 3)]
    [InlineData("Ⱥ", "xⱥ", 1, 4)]
    [InlineData("ς", "Σ", 0, 2)]
    [InlineData("k\u0130", "K\u0130", 0, 3)]
    public void Letters_whose_cases_differ_in_length_are_found(string needle, string text, int start, int end)
    {
        TextSearcher.Create(needle).Find(Encoding.UTF8.GetBytes(text), out var foundEnd).ShouldBe(start);
        foundEnd.ShouldBe(end);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_passed_over()
    {
        byte[] text = [0xC3, 0xFF, .. "É"u8, 0xC3];
        TextSearcher.Create("é").Find(text, out _).ShouldBe(2);
        TextSearcher.Create("x").Find(text, out _).ShouldBe(-1);
    }
}
