using System.Globalization;
using System.Text.Json;

namespace LogMonitor.Web.Demo;

/// <summary>What the shop writes.</summary>
internal sealed class DemoLines(Random random)
{
    private static readonly string[] Users = ["ann", "bob", "carla", "deniz", "emeka", "fatima", "goran", "hana", "ines", "jun"];
    private static readonly string[] Items = ["lamp", "desk", "red shoe", "steel bottle", "winter coat", "usb cable", "garden chair"];
    private static readonly string[] Pages = ["/", "/products", "/products/search?q=lamp", "/cart", "/login", "/api/orders", "/api/products/4711", "/healthcheck", "/static/app.js"];
    private static readonly string[] Agents = ["Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", "curl/8.9.1"];

    private readonly string[] _traces = new string[16];

    /// <summary>How many lines the file gets in a tenth of a second.</summary>
    public int CountFor(DemoFile file, bool isOutage)
    {
        var rate = file.PerSecond * (isOutage && file.Format is DemoFormat.Serilog or DemoFormat.Access ? 2.5 : 1) / 10;
        return (int)rate + (random.NextDouble() < rate - Math.Floor(rate) ? 1 : 0);
    }

    public string Next(DemoFile file, DateTimeOffset now, bool isOutage) => file.Format switch
    {
        DemoFormat.Serilog => Serilog(now, isOutage),
        DemoFormat.Clef => Clef(now),
        DemoFormat.Access => Access(now, isOutage),
        DemoFormat.Logfmt => Logfmt(now),
        _ => Logback(now),
    };

    private string Serilog(DateTimeOffset now, bool isOutage)
    {
        var order = random.Next(1_000_000, 9_999_999);
        if (isOutage && random.NextDouble() < 0.45)
        {
            return random.Next(3) switch
            {
                0 => Line("WRN", "PaymentGateway", $"Retry {random.Next(1, 6)} of 5 calling payments.example.net after timeout of {Pick(1000, 2000, 5000)} ms"),
                1 => Line("ERR", "PaymentGateway", $"Payment gateway timed out after 30 s for order {order}") + Trace("System.TimeoutException: The operation has timed out.", "PaymentGateway.CaptureAsync(String id) in /src/Checkout/PaymentGateway.cs:line 88"),
                _ => Line("ERR", "OrderService", $"Order {order} failed: payment was not captured"),
            };
        }

        return random.NextDouble() switch
        {
            < 0.004 => Line("ERR", "OrderService", $"Unhandled exception while processing order {order}") + Trace("System.InvalidOperationException: Sequence contains no elements", "CartController.Total(Cart cart) in /src/Checkout/CartController.cs:line 41"),
            < 0.08 => Line("WRN", "OrderRepository", $"Slow query on Orders took {random.Next(800, 4000)} ms"),
            < 0.2 => Line("DBG", "OrderRepository", $"Executed DbCommand ({random.Next(1, 60)}ms) on Orders, {random.Next(1, 200)} rows"),
            < 0.6 => Line("INF", "OrderService", $"Order {order} placed by {Pick(Users)} in {random.Next(4, 180)} ms"),
            _ => Line("INF", "CartController", $"Added {random.Next(1, 4)} x {Pick(Items)} to cart {random.Next(10_000, 99_999)}"),
        };

        string Line(string level, string source, string message)
            => string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd HH:mm:ss.fff zzz} [{level}] Checkout.{source}: {message} {{TraceId={TraceId()}, User={Pick(Users)}}}");

        static string Trace(string exception, string frame) => $"""

            {exception}
               at Checkout.{frame}
               at Checkout.OrderService.PlaceAsync(OrderRequest request, CancellationToken ct) in /src/Checkout/OrderService.cs:line 212
               at Microsoft.AspNetCore.Mvc.Infrastructure.ActionMethodExecutor.TaskOfIActionResultExecutor.Execute(ActionContext context)
               at Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker.<InvokeActionMethodAsync>g__Awaited|12_0(ControllerActionInvoker invoker)
               at Microsoft.AspNetCore.Routing.EndpointMiddleware.<Invoke>g__AwaitRequestTask|7_0(Endpoint endpoint, Task requestTask)
            """;
    }

    private string Clef(DateTimeOffset now)
    {
        var kind = random.NextDouble();
        var time = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return kind switch
        {
            < 0.05 => Json(new { t = time, l = "Warning", mt = "Price of {Sku} is {AgeMinutes} minutes old", Sku = $"SKU-{random.Next(1000, 9999)}", AgeMinutes = random.Next(30, 300) }),
            < 0.06 => Json(new { t = time, l = "Error", mt = "Index {Index} refused document {Sku}", Index = "products", Sku = $"SKU-{random.Next(1000, 9999)}", tr = TraceId() }),
            < 0.5 => Json(new { t = time, l = "Information", mt = "Search for {Query} gave {Hits} hits in {ElapsedMs} ms", Query = Pick(Items), Hits = random.Next(0, 400), ElapsedMs = random.Next(2, 90), tr = TraceId() }),
            _ => Json(new { t = time, l = "Debug", mt = "Cache {Outcome} for {Key}", Outcome = Pick("hit", "miss"), Key = $"product:{random.Next(1, 2000)}" }),
        };

        // CLEF's own names begin with @, which C# names cannot.
        static string Json<T>(T value) => JsonSerializer.Serialize(value)
            .Replace("\"t\":", "\"@t\":", StringComparison.Ordinal)
            .Replace("\"l\":", "\"@l\":", StringComparison.Ordinal)
            .Replace("\"mt\":", "\"@mt\":", StringComparison.Ordinal)
            .Replace("\"tr\":", "\"@tr\":", StringComparison.Ordinal);
    }

    private string Access(DateTimeOffset now, bool isOutage)
    {
        var failed = isOutage && random.NextDouble() < 0.3;
        var page = failed ? $"/api/payments/{random.Next(1000, 9999)}/capture" : Pick(Pages);
        var status = failed ? Pick(502, 503, 504) : random.NextDouble() < 0.04 ? Pick(404, 429, 500) : Pick(200, 200, 200, 201, 304);
        var address = $"203.0.113.{random.Next(1, 255)}";
        return string.Create(CultureInfo.InvariantCulture, $"{address} - {(random.Next(4) == 0 ? Pick(Users) : "-")} [{now:dd/MMM/yyyy:HH:mm:ss} +0000] \"{(failed ? "POST" : "GET")} {page} HTTP/1.1\" {status} {random.Next(120, 48_000)} \"-\" \"{Pick(Agents)}\"");
    }

    private string Logfmt(DateTimeOffset now) => random.NextDouble() switch
    {
        < 0.06 => string.Create(CultureInfo.InvariantCulture, $"time={now:yyyy-MM-ddTHH:mm:ss.fffZ} level=warn msg=\"invalid password\" user={Pick(Users)} ip=203.0.113.{random.Next(1, 255)} attempt={random.Next(1, 5)}"),
        < 0.07 => string.Create(CultureInfo.InvariantCulture, $"time={now:yyyy-MM-ddTHH:mm:ss.fffZ} level=error msg=\"token store unreachable\" host=redis-1 elapsed_ms={random.Next(1000, 3000)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"time={now:yyyy-MM-ddTHH:mm:ss.fffZ} level=info msg=\"signed in\" user={Pick(Users)} ip=203.0.113.{random.Next(1, 255)} elapsed_ms={random.Next(3, 80)}"),
    };

    private string Logback(DateTimeOffset now) => random.NextDouble() switch
    {
        < 0.03 => string.Create(CultureInfo.InvariantCulture, $"""
            {now:yyyy-MM-dd HH:mm:ss,fff} ERROR [worker-{random.Next(1, 5)}] com.shop.warehouse.StockJob - Cannot reserve SKU-{random.Next(1000, 9999)}
            java.lang.IllegalStateException: stock is negative
            	at com.shop.warehouse.StockJob.reserve(StockJob.java:118)
            	at com.shop.warehouse.StockJob.run(StockJob.java:64)
            	at java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)
            Caused by: java.sql.SQLTransientException: deadlock found
            	at com.mysql.cj.jdbc.exceptions.SQLError.createSQLException(SQLError.java:129)
            	... 12 more
            """),
        < 0.1 => string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd HH:mm:ss,fff} WARN  [worker-{random.Next(1, 5)}] com.shop.warehouse.Scanner - Scanner {random.Next(1, 9)} has not reported for {random.Next(30, 90)} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd HH:mm:ss,fff} INFO  [worker-{random.Next(1, 5)}] com.shop.warehouse.StockJob - Reserved {random.Next(1, 12)} of SKU-{random.Next(1000, 9999)} in warehouse {Pick("AMS1", "FRA2", "LHR1")}"),
    };

    /// <summary>A few traces are under way at a time, so that one spans services.</summary>
    private string TraceId()
    {
        var slot = random.Next(_traces.Length);
        if (random.Next(4) == 0 || _traces[slot] is null) _traces[slot] = $"{random.NextInt64():x16}{random.NextInt64():x16}";
        return _traces[slot];
    }

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
