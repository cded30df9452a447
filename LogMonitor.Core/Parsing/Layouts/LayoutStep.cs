namespace LogMonitor.Core.Parsing.Layouts;

internal enum StepKind : byte
{
    /// <summary>These bytes.</summary>
    Literal,

    /// <summary>One or more spaces or tabs.</summary>
    Blank,

    /// <summary>A stamp in any shape.</summary>
    Time,

    /// <summary>A word that names a level.</summary>
    Level,

    /// <summary>Anything up to the literal that follows; it may be empty.</summary>
    Open,

    /// <summary>Anything up to the line's end; it may be empty.</summary>
    Rest,

    /// <summary>Bytes that are not blank.</summary>
    Word,

    /// <summary>Letters, digits and the marks that names of types, modules and hosts have.</summary>
    Name,

    /// <summary>What a syslog tag consists of: bytes that are not blank and neither a colon nor an opening bracket.</summary>
    Tag,

    /// <summary>Names with pairs of colons between, as Rust and Ruby write modules.</summary>
    Module,

    /// <summary>A <see cref="Name"/> with a dot in it, as types have: what a sentence does not begin with.</summary>
    Type,

    /// <summary>Bytes of a URL's path: up to a blank, a quote or a question mark.</summary>
    Url,

    /// <summary>At least eight hexadecimal digits and dashes: identifiers of traces and requests.</summary>
    Hex,

    Digits,

    /// <summary>Digits with a sign, a fraction or an exponent.</summary>
    Number,

    Letter,

    /// <summary>A value in double quotes, with backslashes before quotes within.</summary>
    Quoted,

    /// <summary>A value in brackets of the kind that stands here, which may hold others of their kind.</summary>
    Bracketed,

    /// <summary>The structured data of a syslog message: elements in brackets, or a dash for none.</summary>
    Structured,

    /// <summary>As <see cref="Bracketed"/>; the value consists of <c>key=value</c> pairs, which are the fields.</summary>
    Pairs,

    /// <summary>Nothing may follow.</summary>
    End,

    /// <summary>The message begins here.</summary>
    MessageStart,

    /// <summary>The message ends here.</summary>
    MessageEnd,

    /// <summary>The steps up to <see cref="LayoutStep.Target"/> may be missing.</summary>
    Optional,
}

/// <summary>One part of a layout.</summary>
/// <param name="Kind">What is expected.</param>
/// <param name="Slot">The number of the field that holds what was found, or -1.</param>
/// <param name="Literal">The bytes of a literal; for <see cref="StepKind.Open"/> those that end it.</param>
/// <param name="Target">For <see cref="StepKind.Optional"/>, the step to go on with where the group is missing.</param>
internal readonly record struct LayoutStep(StepKind Kind, int Slot, byte[] Literal, int Target);
