using LogMonitor.Web.Components.LogView;

namespace LogMonitor.Tests.Components.LogView;

public sealed class StackTraceTests
{
    [Theory]
    [InlineData("failed\nSystem.TimeoutException: too slow\n   at A.B()", "TimeoutException, 2 lines")]
    [InlineData("Unhandled exception. System.InvalidOperationException: no\n   at A.B()", "InvalidOperationException, 1 line")]
    [InlineData("ERROR x\njava.lang.NullPointerException\n\tat a.B.c(B.java:1)\nCaused by: java.io.IOException: y", "NullPointerException, 3 lines")]
    [InlineData("Exception in thread \"main\" java.lang.IllegalStateException: no\n\tat a.B", "IllegalStateException, 1 line")]
    [InlineData("oops\nTypeError: x is not a function\n    at f (a.js:1:1)", "TypeError, 2 lines")]
    [InlineData("Traceback (most recent call last):\n  File \"a.py\", line 1, in f\n    raise ValueError(1)\nValueError: 1", "ValueError, 3 lines")]
    [InlineData("Error: while reading\nsecond line\nthird line", "2 more lines")]
    [InlineData("{\n}", "1 more line")]
    public void Lines_behind_the_first_fold_into_their_exception(string text, string expected)
        => StackTraceFold.Of(text)!.Summary.ShouldBe(expected);

    [Fact]
    public void A_single_line_does_not_fold() => StackTraceFold.Of("System.TimeoutException: too slow").ShouldBeNull();

    [Theory]
    [InlineData("   at Checkout.PaymentGateway.CaptureAsync() in PaymentGateway.cs:line 88", StackLineKind.Own)]
    [InlineData("   at System.Threading.Tasks.Task.Run()", StackLineKind.Framework)]
    [InlineData("   at Microsoft.AspNetCore.Mvc.X()", StackLineKind.Framework)]
    [InlineData("\tat com.example.Shop.pay(Shop.java:12)", StackLineKind.Own)]
    [InlineData("\tat java.base/java.lang.Thread.run(Thread.java:840)", StackLineKind.Framework)]
    [InlineData("\tat org.springframework.web.Filter.doFilter(Filter.java:1)", StackLineKind.Framework)]
    [InlineData("    at async handler (/app/src/pay.js:3:5)", StackLineKind.Own)]
    [InlineData("    at next (/app/node_modules/express/lib/router.js:1:2)", StackLineKind.Framework)]
    [InlineData("    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)", StackLineKind.Framework)]
    [InlineData("  File \"/app/pay.py\", line 3, in pay", StackLineKind.Own)]
    [InlineData("  File \"/usr/lib/python3.11/site-packages/requests/api.py\", line 59, in get", StackLineKind.Framework)]
    [InlineData("\t/app/main.go:12 +0x1d", StackLineKind.Own)]
    [InlineData("\t/usr/local/go/src/net/http/server.go:2136 +0x29", StackLineKind.Framework)]
    [InlineData("System.TimeoutException: The operation has timed out.", StackLineKind.Text)]
    [InlineData(" ---> System.IO.IOException: reset", StackLineKind.Text)]
    public void Frames_are_told_apart(string line, StackLineKind expected) => StackLine.KindOf(line).ShouldBe(expected);

    [Fact]
    public void Runs_of_framework_frames_become_one_block()
    {
        const string text = "oops\n   at Shop.Pay()\n   at System.A()\n   at System.B()\n   at System.C()\n   at Shop.Main()";

        var blocks = StackBlock.Read(text, [], 100, 1000, out var more);

        blocks.Select(block => (block.Kind, block.Lines.Count)).ShouldBe(
            [(StackLineKind.Text, 1), (StackLineKind.Own, 1), (StackLineKind.Framework, 3), (StackLineKind.Own, 1)]);
        blocks.Count(block => block.Folds).ShouldBe(1);
        more.ShouldBe(0);
    }

    [Fact]
    public void A_record_of_very_many_lines_says_how_many_are_left_out()
    {
        StackBlock.Read(string.Join('\n', Enumerable.Repeat("x", 20)), [], 5, 1000, out var more).Count.ShouldBe(5);
        more.ShouldBe(15);
    }
}
