using System.Runtime.InteropServices;

namespace LogMonitor.Core.Sources.Child;

/// <summary>
/// Finds a program as a shell does. <see cref="System.Diagnostics.Process"/> would look in its own program's folder and in the working
/// directory first, so that a file that somebody left there were run instead.
/// </summary>
internal static partial class ProgramPath
{
    // X_OK of unistd.h.
    private const int MayExecute = 1;

    /// <summary>The whole path; null where a bare name is in no folder of <paramref name="path"/>.</summary>
    /// <param name="path">The folders to look in, separated by colons; an empty one is the working directory.</param>
    public static string? Find(string program, string? path)
    {
        if (program.Contains('/')) return Path.GetFullPath(program);
        if (program.Length == 0) return null;
        return (path ?? "").Split(':').Select(folder => Path.GetFullPath(Path.Combine(folder, program))).FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string file) => File.Exists(file) && access(file, MayExecute) == 0;

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int access(string path, int mode);
}
