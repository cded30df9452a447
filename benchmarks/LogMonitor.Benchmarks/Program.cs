using System.Globalization;
using LogMonitor.Benchmarks;

// Each benchmark runs beside its peers in one process run, so that its ratio holds on any machine.
return args switch
{
    ["corpus", var file, var megabytes] => Corpus.Write(file, int.Parse(megabytes, CultureInfo.InvariantCulture)),
    ["ingest", var file] => await IngestBenchmark.RunAsync(file),
    ["flood", var file, var rate, var seconds] => await Flood.RunAsync(file, int.Parse(rate, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture)),
    ["parse", var file] => ParseBenchmark.Run(file),
    ["push", var url, var seconds] => await PushBenchmark.RunAsync(url, int.Parse(seconds, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        corpus FILE MEGABYTES   write a seeded corpus of .NET service logs, stack traces among them
        ingest FILE             tail a file into a new log, beside wc -l and grep -c
        flood FILE RATE SECONDS append lines to a file at a steady rate
        push URL SECONDS        post events to a running server, 1,000 a request
        parse FILE              frame and parse a file in memory
        """);
    return 2;
}
