using System.Text;
using LogMonitor.Core.Events;
using LogMonitor.Core.Filtering;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Filtering;

public class FieldReaderTests
{
    [Theory]
    [InlineData("level", "warn")]
    [InlineData("time", "2026-11-20T12:00:00Z")]
    [InlineData("message", "all done")]
    [InlineData("source", "files")]
    [InlineData("SERVICE", "Checkout")]
    [InlineData("host", "web-1")]
    [InlineData("file", "/var/log/nginx/access.log")]
    [InlineData("stream", "3")]
    [InlineData("pattern", "12")]
    [InlineData("trace", "abc")]
    [InlineData("logger", "App.Orders")]
    [InlineData("user", "Ann")]
    [InlineData("field.level", "own")]
    [InlineData("container", "box-7")]
    [InlineData("missing", null)]
    public void A_name_reads_the_same_for_filters_facets_and_groups(string name, string? expected)
    {
        using var batch = Filters.Batch(Filters.Stream, KeyValueFormat.Instance, "msg=\"all done\" TraceId=abc SourceContext=App.Orders user=Ann level=own");
        var found = new FieldReader(FilterField.Parse(name)).TryRead(batch[0], new FieldBuffer(), out var value);
        (found ? Encoding.UTF8.GetString(value.Text) : null).ShouldBe(expected);
    }

    [Fact]
    public void A_label_is_read_anew_for_another_stream()
    {
        using var one = Some.Batch(Some.Stream(1, host: "a"), "x");
        using var two = Some.Batch(Some.Stream(2, host: "b"), "x");
        using var none = Some.Batch(Some.Stream(3), "x");
        var reader = new FieldReader(FilterField.Parse("host"));
        string? Read(LogBatch batch) => reader.TryRead(batch[0], new FieldBuffer(), out var value) ? Encoding.UTF8.GetString(value.Text) : null;
        Read(one).ShouldBe("a");
        Read(two).ShouldBe("b");
        Read(none).ShouldBeNull();
        Read(one).ShouldBe("a");
    }
}
