namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Laravel, Monolog's line formatter with a stamp without zone: <c>[2026-11-20 12:00:00] production.ERROR: Card refused {"order":7}</c>. Fields: <c>channel</c> (the environment), and
/// the members of the context, where it stands on one line.
/// </summary>
internal sealed class LaravelFormat() : MonologFormat("laravel")
{
    private const int CloseColumn = 20;

    public override int Score(ReadOnlySpan<byte> line, StreamShape shape)
        => line.Length > CloseColumn && line[MarkColumn] == ' ' && line[CloseColumn] == ']' ? base.Score(line, shape) : 0;
}
