namespace LogMonitor.Core.Parsing.Formats;

/// <summary>What a field of a structured record is, by its name.</summary>
internal enum FieldRole : byte
{
    None = 0,
    Time,
    Level,

    /// <summary>OpenTelemetry's number from 1 to 24.</summary>
    SeverityNumber,

    /// <summary>The message as people read it.</summary>
    Message,

    /// <summary>The message with holes for its properties.</summary>
    Template,

    /// <summary>The texts of a template's formatted holes.</summary>
    Renderings,
    Exception,
    Trace,
    Logger,

    /// <summary>An object whose members have roles of their own: ECS writes <c>log.level</c> as an object too.</summary>
    Container,
}
