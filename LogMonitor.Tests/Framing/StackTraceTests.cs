using LogMonitor.Core.Framing;
using LogMonitor.Tests.Support;

namespace LogMonitor.Tests.Framing;

/// <summary>Traces as the runtimes print them, in a stream whose records have stamps and in one whose have none.</summary>
public class StackTraceTests
{
    public static TheoryData<string, string> Traces => new()
    {
        {
            ".NET",
            """
            Unhandled exception. System.InvalidOperationException: outer
             ---> System.TimeoutException: inner
               at Shop.Pay() in /src/Pay.cs:line 7
               --- End of inner exception stack trace ---
               at Shop.Run()
            --- End of stack trace from previous location ---
            ---> (Inner Exception #1) System.Exception: other
               at Program.Main()
            """
        },
        {
            "Java",
            """
            Exception in thread "main" java.lang.IllegalStateException: outer
            	at com.shop.Pay.run(Pay.java:7)
            	Suppressed: java.io.IOException: closing
            		at com.shop.Pay.close(Pay.java:9)
            Caused by: java.net.ConnectException: refused
            	at com.shop.Net.open(Net.java:3)
            	... 12 more
            """
        },
        {
            "Python",
            """
            Traceback (most recent call last):
              File "/app/pay.py", line 7, in run
                charge(order.total / order.parts)
                       ~~~~~~~~~~~~^~~~~~~~~~~~~
            ZeroDivisionError: division by zero

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "/app/pay.py", line 9, in run
            shop.errors.PaymentError: no parts
            """
        },
        {
            "Go",
            """
            panic: runtime error: index out of range [3] with length 3

            goroutine 1 [running]:
            main.pay(0xc000012345, 0x3)
            	/src/pay.go:7 +0x1d
            main.main()
            	/src/main.go:3 +0x25
            created by main.start in goroutine 7
            	/src/start.go:4 +0x11

            goroutine 18 [chan receive]:
            main.wait(0xc0000a0000)
            	/src/wait.go:5 +0x9
            exit status 2
            """
        },
        {
            "Ruby",
            """
            pay.rb:7:in `charge': no card (ArgumentError)
            	from pay.rb:12:in `run'
            from main.rb:3:in `<main>'
            """
        },
        {
            "Node",
            """
            TypeError: Cannot read properties of undefined (reading 'id')
                at pay (/app/pay.js:7:11)
                at async main (/app/main.js:3:3) {
              code: 'E1',
              [cause]: Error: no card
                  at card (/app/card.js:2:9)
            }
            """
        },
        {
            "Node, uncaught",
            """
            /app/pay.js:7
                throw new TypeError('no card');
                ^

            TypeError: no card
                at pay (/app/pay.js:7:11) {
              errors: [
                Error: other
                    at card (/app/card.js:2:9)
              ]
            }

            Node.js v22.3.0
            """
        },
        {
            "Rails",
            """
            ActiveRecord::RecordNotFound (no order 7):

            app/models/order.rb:12:in `find_open'
            app/controllers/pay_controller.rb:7:in 'PayController#show'
            """
        },
        {
            "PHP, on the console",
            """
            PHP Fatal error:  Uncaught RuntimeException: no card in /app/pay.php:7
            Stack trace:
            #0 /app/main.php(3): pay()
            #1 {main}

            Next LogicException: outer in /app/pay.php:9
            Stack trace:
            #0 {main}
              thrown in /app/pay.php on line 9
            PHP Stack trace:
            PHP   1. {main}() /app/main.php:0
            """
        },
        {
            "Java, without frames",
            """
            java.util.concurrent.ExecutionException: outer
            	at com.shop.Pay.run(Pay.java:7) [shop.jar:1.0]
            	at java.base/java.lang.Thread.run(Thread.java:1583)
            	Suppressed: java.io.IOException: closing
            	Caused by: java.io.EOFException
            Caused by: java.sql.SQLException: no row since 2026-11-20 10:00:00
            	... 12 common frames omitted
            Wrapped by: com.shop.PayException: x
            """
        },
        {
            ".NET, aggregate",
            """
            System.AggregateException: One or more errors occurred. (a) (b)
             ---> System.Exception: a
               --- End of inner exception stack trace ---
            --- End of stack trace from previous location ---
               at Shop.Pay() in /src/Pay.cs:line 7
             ---> (Inner Exception #1) System.Exception: b<---

            """ + " ---> (Inner Exception #2) System.Exception: c<---"
        },
        {
            "Python, a group with causes",
            """
            Traceback (most recent call last):
              File "/app/pay.py", line 7, in run
                charge(a, b)
                ~~~~~~^^^^^^
            KeyError: 'card'

            The above exception was the direct cause of the following exception:

              + Exception Group Traceback (most recent call last):
              |   File "/app/pay.py", line 9, in run
              | ExceptionGroup: many (2 sub-exceptions)
              +-+---------------- 1 ----------------
                | ValueError: a
                +------------------------------------
            """
        },
        {
            "Go, signalled",
            """
            SIGQUIT: quit
            PC=0x46a5e1 m=0 sigcode=0

            goroutine 0 gp=0x5a1f40 m=0 mp=0x5a2ca0 [idle]:
            runtime.futex(0x5a2de0, 0x80, 0x0)
            	/usr/lib/go/src/runtime/sys_linux_amd64.s:558 +0x21

            goroutine 1 gp=0xc0000061c0 m=nil [chan receive, 3 minutes]:
            main.(*Queue).Take(0xc000012345, {0x4b1c20, 0xc00001a0a8})
            	/src/queue.go:7 +0x1d
            created by main.main in goroutine 1
            	/src/main.go:4 +0x11

            rax    0xca
            rip    0x46a5e1
            """
        },
        {
            "PHP",
            """
            PHP Fatal error:  Uncaught RuntimeException: no card in /app/pay.php:7
            Stack trace:
            #0 /app/main.php(3): pay()
            #1 {main}
              thrown in /app/pay.php on line 7
            """
        },
    };

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_trace_is_one_record_among_lines_without_stamps(string language, string trace)
        => FramedStream.Frame($"ready\n{trace}\nnext line\n").Count.ShouldBe(language.StartsWith("Python", StringComparison.Ordinal) ? 2 : 3, language);

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_trace_is_one_record_as_the_first_of_a_stream(string language, string trace)
    {
        var rows = FramedStream.Frame($"{trace}\nnext line\n");
        rows.Select(row => row.Text).ShouldBe([trace, "next line"], language);
        if (language is not ("Ruby" or "Rails" or "Go, signalled")) (rows[0].Level >= Core.Events.LogLevel.Error).ShouldBeTrue(language);
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_trace_continues_the_stamped_record_before_it(string language, string trace)
    {
        var head = "2026-11-20 11:00:00 ERROR failed";
        FramedStream.Frame($"{head}\n{trace}\n{head}\n{head}\n").Select(row => row.Text).ShouldBe([$"{head}\n{trace}", head, head], language);
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_trace_printed_between_Json_records_is_one_record(string language, string trace)
    {
        const string Json = """{"time":"2026-11-20T11:00:00Z","level":"info","msg":"a"}""";
        FramedStream.Frame($"{Json}\n{trace}\n{Json}\n{Json}\n").Select(row => row.Text).ShouldBe([Json, trace, Json, Json], language);
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_trace_that_comes_line_by_line_joins_to_the_same(string language, string trace)
    {
        var stream = new FramedStream();
        foreach (var line in trace.Split('\n')) stream.Write(line + "\n", FrameFlush.Records).Restart();
        stream.Write("next line\n", FrameFlush.End);
        stream.Joined().ShouldBe([trace, "next line"], language);
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_trace_that_comes_line_by_line_between_Json_records_joins_to_the_same(string language, string trace)
    {
        const string Json = """{"time":"2026-11-20T11:00:00Z","level":"info","msg":"a"}""";
        var stream = new FramedStream();
        stream.Write(Json + "\n");
        foreach (var line in trace.Split('\n')) stream.Write(line + "\n", FrameFlush.Records).Restart();
        stream.Write(Json + "\n", FrameFlush.End);
        stream.Joined().ShouldBe([Json, trace, Json], language);
    }
}
