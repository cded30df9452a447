namespace LogMonitor.Web.Components.LogView;

public enum StackLineKind : byte
{
    /// <summary>Not a frame: the message, or an inner exception.</summary>
    Text,

    /// <summary>A frame of the application.</summary>
    Own,

    /// <summary>A frame of a framework or library.</summary>
    Framework,
}

/// <summary>Tells the application's frames from the framework's, for .NET, Java, Node, Python, Go and Ruby.</summary>
public static class StackLine
{
    private static readonly string[] FrameworkNames =
    [
        "System.", "Microsoft.", "java.", "javax.", "jakarta.", "jdk.", "sun.", "com.sun.", "kotlin.", "scala.", "clojure.",
        "org.springframework.", "org.apache.", "org.hibernate.", "org.eclipse.", "io.netty.", "reactor.", "okhttp3.", "Npgsql.",
        "Polly.", "Grpc.", "Serilog.", "runtime.", "net/http.", "processTicksAndRejections", "Module._", "node:", "internal/",
    ];

    private static readonly string[] FrameworkPaths =
    [
        "/node_modules/", "(node:", "(internal/", "/site-packages/", "/dist-packages/", "/lib/python", "/usr/local/go/", "/go/pkg/mod/", "/gems/", "<frozen ",
    ];

    public static StackLineKind KindOf(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        if (text.StartsWith("at "))
        {
            var called = text[3..];
            if (called.StartsWith("async ")) called = called[6..];
            return IsFramework(called) ? StackLineKind.Framework : StackLineKind.Own;
        }

        if (text.StartsWith("File \"") || (text.StartsWith("from ") && text.Contains(":in ", StringComparison.Ordinal)) || IsGoPlace(line))
        {
            return IsFramework(text) ? StackLineKind.Framework : StackLineKind.Own;
        }

        return text.StartsWith("--- End of ") || text.StartsWith("... ") ? StackLineKind.Framework : StackLineKind.Text;
    }

    // Go prints a frame's place on a line of its own: a tab, a path, a line number.
    private static bool IsGoPlace(ReadOnlySpan<char> line)
        => line.Length > 1 && line[0] == '\t' && line[1] == '/' && line.Contains(".go:", StringComparison.Ordinal);

    private static bool IsFramework(ReadOnlySpan<char> frame)
    {
        foreach (var name in FrameworkNames)
        {
            if (frame.StartsWith(name, StringComparison.Ordinal)) return true;
        }

        foreach (var path in FrameworkPaths)
        {
            if (frame.Contains(path, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
