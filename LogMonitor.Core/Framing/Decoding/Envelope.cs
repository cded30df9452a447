namespace LogMonitor.Core.Framing.Decoding;

/// <summary>What a container runtime writes around each line of a container's output.</summary>
internal abstract class Envelope
{
    public const string Output = "stdout";
    public const string Error = "stderr";

    /// <summary>False when the line, without its line break, is no envelope.</summary>
    public abstract bool TryRead(ReadOnlySpan<byte> line, out EnvelopeLine found);

    /// <summary>Appends what is in the envelope, with a line break where the container wrote one.</summary>
    public abstract void Append(ReadOnlySpan<byte> line, in EnvelopeLine found, DecodedText into);

    /// <summary>Whether the beginning of a line may become an envelope once the rest of it has come.</summary>
    public abstract bool MayBegin(ReadOnlySpan<byte> line);
}

internal struct EnvelopeLine
{
    /// <summary>The container's standard error, not its standard output.</summary>
    public bool IsError;

    /// <summary>When the runtime took the line, UTC.</summary>
    public long TimeTicks;

    /// <summary>Where the text within the envelope begins and ends.</summary>
    public int Start;

    public int End;

    /// <summary>The container's line ends here, though the text does not say so.</summary>
    public bool EndsLine;
}
