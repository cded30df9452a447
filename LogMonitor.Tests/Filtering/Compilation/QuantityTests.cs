using System.Text;
using LogMonitor.Core.Filtering.Compilation;

namespace LogMonitor.Tests.Filtering.Compilation;

public class QuantityTests
{
    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("-1", "1", -1)]
    [InlineData(".5", "0.50", 0)]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("123456789012345678901", "123456789012345678900", 1)]
    [InlineData("1e400", "1e300", 1)]
    [InlineData("1e3", "1000", 0)]
    [InlineData("1s", "1000ms", 0)]
    [InlineData("1m", "61s", -1)]
    [InlineData("1 KiB", "1024B", 0)]
    [InlineData("1kb", "1000", -1)]
    [InlineData("1d", "24h", 0)]
    [InlineData("1µs", "1000ns", 0)]
    [InlineData("1000000000000000000d", "1s", 1)]
    public void Numbers_compare_in_one_unit(string a, string b, int expected)
    {
        Parse(a).TryCompare(Parse(b), out var order).ShouldBeTrue();
        Math.Sign(order).ShouldBe(expected);
        Parse(b).TryCompare(Parse(a), out order).ShouldBeTrue();
        Math.Sign(order).ShouldBe(-expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("5M")]
    [InlineData("5x")]
    [InlineData("0x1F")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    [InlineData("10.0.0.1")]
    [InlineData("5 ")]
    public void Anything_else_is_text(string text) => Quantity.TryParse(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();

    [Fact]
    public void A_time_and_a_size_do_not_compare() => Parse("1s").TryCompare(Parse("1B"), out _).ShouldBeFalse();

    [Theory]
    [InlineData("elapsed_ms", "0.001")]
    [InlineData("ElapsedMs", "0.001")]
    [InlineData("elapsedMS", "0.001")]
    [InlineData("DURATION_MS", "0.001")]
    [InlineData("response.time-us", "0.000001")]
    [InlineData("TotalSeconds", "1")]
    [InlineData("uptime_s", "1")]
    [InlineData("body_bytes", "1")]
    [InlineData("sizeKB", "1000")]
    [InlineData("items", null)]
    [InlineData("s", null)]
    [InlineData("ms", "0.001")]
    [InlineData("elapsed", null)]
    [InlineData("ms_total", null)]
    public void A_name_may_end_in_a_unit(string name, string? scale)
    {
        var unit = Unit.OfName(name);
        (unit.IsNone ? null : unit.Scale.ToString()).ShouldBe(scale);
    }

    private static Quantity Parse(string text)
    {
        Quantity.TryParse(Encoding.UTF8.GetBytes(text), out var quantity).ShouldBeTrue();
        return quantity;
    }
}
