using LogMonitor.Core.Events;
using LogMonitor.Core.Parsing.Levels;

namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// JSON lines of one logger or program, recognised by a <see cref="JsonSignature"/>. Time, level and message are members with the usual names unless
/// the dialect says where else they stand.
/// </summary>
internal abstract class JsonDialect(string name, params ReadOnlySpan<string> signature) : JsonFormat
{
    private const int MaxStamp = 64;

    private readonly JsonSignature _signature = new(signature);

    public override string Name => name;

    /// <summary>What a line with the signature scores; above 90, which any JSON does.</summary>
    protected virtual int Certainty => 100;

    protected JsonPath? Time { get; init; }

    protected JsonPath? Level { get; init; }

    /// <summary>The first of them that is a text; without any, the member with the most usual name.</summary>
    protected IReadOnlyList<JsonPath> Messages { get; init; } = [];

    /// <summary>The level of a record that names none.</summary>
    protected LogLevel DefaultLevel { get; init; }

    /// <summary>Fields that have other names, or stand deeper, than usual. Of several with one name, the first that a record has.</summary>
    protected IReadOnlyList<JsonAlias> Aliases { get; init; } = [];

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
        => _signature.Matches(line) && TryParseHead(line, shape, 0, out _) ? Certainty : 0;

    public override bool TryParseHead(ReadOnlySpan<byte> line, StreamShape shape, long arrivalTicks, out LineHead head)
    {
        if (!base.TryParseHead(line, shape, arrivalTicks, out head)) return false;
        if (Time is not null && Time.TryFind(line, out var time) && time.Raw(line).Length <= MaxStamp) JsonHead.TryReadTime(time.Raw(line), shape, arrivalTicks, ref head);
        if (Level is not null && Level.TryFind(line, out var level) && ReadLevel(level.Raw(line)) is var read and not LogLevel.Unknown) head.Level = read;
        if (head.Level == LogLevel.Unknown) head.Level = DefaultLevel;
        return true;
    }

    public override bool TryGetField(ReadOnlySpan<byte> text, FieldName name, FieldBuffer buffer, out FieldValue value)
    {
        for (var i = 0; i < Aliases.Count; i++)
        {
            if (name.Utf8.SequenceEqual(Aliases[i].Name) && Aliases[i].TryGet(text, buffer, out value)) return true;
        }

        return base.TryGetField(text, name, buffer, out value);
    }

    public override void ReadFields(ReadOnlySpan<byte> text, FieldBuffer buffer, IFieldVisitor visitor)
    {
        base.ReadFields(text, buffer, visitor);
        var last = ReadOnlySpan<byte>.Empty;
        for (var i = 0; i < Aliases.Count; i++)
        {
            if (Aliases[i].Name.SequenceEqual(last) || !Aliases[i].TryGet(text, buffer, out var value)) continue;
            visitor.Visit(Aliases[i].Name, value);
            last = Aliases[i].Name;
        }
    }

    public override ReadOnlySpan<byte> GetMessage(ReadOnlySpan<byte> text, FieldBuffer buffer)
        => TryMessage(text, out var message) ? message.Text(text, buffer) : base.GetMessage(text, buffer);

    private protected bool TryMessage(ReadOnlySpan<byte> text, out JsonMember message)
    {
        message = default;
        for (var i = 0; i < Messages.Count; i++)
        {
            if (Messages[i].TryFind(text, out message) && message.IsText && !message.Raw(text).IsEmpty) return true;
        }

        return false;
    }

    /// <summary>Unknown leaves what the usual members say.</summary>
    protected virtual LogLevel ReadLevel(ReadOnlySpan<byte> value) => LevelWords.ParseValue(value);
}
