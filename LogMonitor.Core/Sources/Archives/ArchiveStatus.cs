using LogMonitor.Core.Text;

namespace LogMonitor.Core.Sources.Archives;

/// <summary>How an archive is doing. Its position and size are those of the file, compressed: they tell the share that is done.</summary>
internal static class ArchiveStatus
{
    public static SourceStatus Of(ArchiveFile file, bool isPaused)
    {
        var first = file.Reader?.Streams is [var stream, ..] ? stream : null;
        var proof = first?.Parser.Proof;
        return new SourceStatus
        {
            Source = file.Labels.Source,
            Name = file.Path,
            StreamId = first?.Stream.Id,
            Service = file.Labels.Service,
            Host = file.Labels.Host,
            State = file.Fault is not null ? SourceState.Failing
                : file.Stage is ArchiveStage.Done or ArchiveStage.Waiting ? SourceState.Ended
                : isPaused ? SourceState.Paused
                : SourceState.CatchingUp,
            Format = proof?.Family,
            FormatFit = proof?.Lines > 0 ? (double)proof.Fitting / proof.Lines : null,
            MisfitExamples = proof?.Misfits ?? [],
            // What its original has, nobody has to read here.
            Position = file.Stage is ArchiveStage.Done or ArchiveStage.Waiting ? file.Size : file.CompressedPosition,
            Size = file.Size,
            Rows = file.Rows,
            RowsPerSecond = file.Rate.PerSecond,
            Fault = file.Fault?.Kind ?? SourceFault.None,
            Error = file.Fault?.Message,
            Note = Note(file),
        };
    }

    private static string Left(ArchiveFile file)
        => file.Stage == ArchiveStage.Reading && file.BytesPerSecond is > 0 and var speed ? $", {Durations.Format(TimeSpan.FromSeconds(Math.Max(0, file.Size - file.CompressedPosition) / speed))} left" : "";

    private static string? Note(ArchiveFile file) => file.Stage switch
    {
        ArchiveStage.Comparing => "gzip, being compared with what was read before",
        ArchiveStage.Waiting => $"the compressed copy of {file.Original?.Generation.Path}, which is read itself",
        ArchiveStage.Skipping => "gzip, on the way to what was not read yet",
        _ => $"gzip, {ByteSizes.Format(file.Window.Offset)} of text{Left(file)}",
    };
}
