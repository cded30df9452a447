namespace LogMonitor.Core.Parsing;

/// <summary>The block that the lines of a record are in, for those runtimes whose traces do not mark every line.</summary>
public enum TraceBlock : byte
{
    None = 0,

    /// <summary>After Python's <c>Traceback</c> line: indented frames, then <c>Type: message</c>.</summary>
    Python = 1,

    /// <summary>After Go's <c>panic:</c> or <c>goroutine N [</c>: frames of which every other line is not indented.</summary>
    Go = 2,

    /// <summary>After PHP's <c>Stack trace:</c>.</summary>
    Php = 3,

    /// <summary>After the place in the source that Node prints before an uncaught error.</summary>
    Node = 4,
}
