using System.Globalization;
using System.Text;

namespace LogMonitor.Benchmarks;

/// <summary>Writes the same lines for the same size: about 160 bytes a line, 2 % errors, a third of them with a stack trace.</summary>
internal static class Corpus
{
    private const int Seed = 20261120;

    private static readonly string[] Sources = ["Checkout.OrderService", "Checkout.PaymentGateway", "Inventory.StockService", "Identity.TokenService", "Shipping.LabelPrinter", "Catalog.SearchIndexer"];
    private static readonly string[] Messages = ["Order {0} placed in {1} ms", "HTTP GET /api/orders/{0} responded 200 in {1} ms", "Executed DbCommand ({1}ms) on Orders, {0} rows", "Cache hit for key product:{0} in {1} ms"];

    public static int Write(string file, int megabytes)
    {
        var random = new Random(Seed);
        var time = new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc);
        var line = new StringBuilder();
        long written = 0;
        using var output = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20) { NewLine = "\n" };
        while (written < megabytes * 1_000_000L)
        {
            time = time.AddTicks(random.Next(1, 500_000));
            var kind = random.NextDouble();
            line.Clear();
            line.Append(time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)).Append(" +00:00 [").Append(kind < 0.02 ? "ERR" : kind < 0.07 ? "WRN" : kind < 0.15 ? "DBG" : "INF");
            line.Append("] ").Append(Sources[random.Next(Sources.Length)]).Append(": ");
            line.AppendFormat(CultureInfo.InvariantCulture, Messages[random.Next(Messages.Length)], random.Next(100_000, 9_999_999), random.Next(1, 900));
            line.Append(CultureInfo.InvariantCulture, $" {{TraceId={random.NextInt64():x16}{random.NextInt64():x16}, Machine=web-{random.Next(1, 10):00}}}\n");
            if (kind < 0.007) AppendTrace(line, random);
            output.Write(line);
            written += line.Length;
        }

        return 0;
    }

    private static void AppendTrace(StringBuilder line, Random random)
    {
        line.Append("System.TimeoutException: The operation has timed out.\n");
        for (var frame = random.Next(5, 13); frame > 0; frame--)
        {
            line.Append(CultureInfo.InvariantCulture, $"   at Shop.Checkout.PaymentGateway.CaptureAsync(String id) in /src/Checkout/PaymentGateway.cs:line {random.Next(10, 900)}\n");
        }
    }
}
