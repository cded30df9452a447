using System.Globalization;
using System.Text;

namespace LogMonitor.Tests.Sources.Files.Model;

internal enum RecordKind
{
    Line,
    WindowsLine,
    Trace,
}

/// <summary>How far a record has come, as far as the model can be sure of it.</summary>
internal enum RecordState
{
    Written,
    Read,
    Committed,
}

/// <summary>A record that a writer wrote or began, and what may have become of it.</summary>
internal sealed class ModelRecord
{
    /// <summary>Where its number stands in its text: what is cut off before its end could not be told apart.</summary>
    public const string Mark = "#";

    private const int ShownLength = 60;

    private readonly byte[] _bytes;
    private readonly int _numberEnd;

    public ModelRecord(int number, RecordKind kind, int padding)
    {
        Number = number;
        var head = string.Create(CultureInfo.InvariantCulture, $"2026-11-20 12:00:00.000 [INF] Shop.Orders: {Mark}{number:000000} ");
        Text = head + Padding(padding) + (kind == RecordKind.Trace ? "\nSystem.TimeoutException: zu spät\n   at Shop.Pay()\n   at Shop.Run()" : "");
        _numberEnd = Encoding.UTF8.GetByteCount(head);
        _bytes = Encoding.UTF8.GetBytes(Text + (kind == RecordKind.WindowsLine ? "\r\n" : "\n"));
    }

    public int Number { get; }

    public string Text { get; }

    public RecordState State { get; set; } = RecordState.Written;

    /// <summary>The file that holds its bytes; null once a truncation took them.</summary>
    public ModelFile? File { get; set; }

    /// <summary>One of the stated exceptions applied to it before it was surely read: it may be missing, or its end.</summary>
    public bool MayBeMissing { get; set; }

    /// <summary>How many of its bytes were written.</summary>
    public int Written { get; private set; }

    public bool IsWhole => Written == _bytes.Length;

    /// <summary>The next bytes to write: up to that part of what is left, at least its number.</summary>
    public ReadOnlySpan<byte> Next(double part)
    {
        var from = Written;
        var to = part >= 1 ? _bytes.Length : Math.Max(_numberEnd, from + (int)((_bytes.Length - from) * part));
        Written = to;
        State = RecordState.Written;
        return _bytes.AsSpan(from, to - from);
    }

    /// <summary>What is wrong with what was found of it; null when it is as it should be.</summary>
    public string? Complaint(IReadOnlyList<string> found) => found switch
    {
        [] => MayBeMissing ? null : "lost",
        [var text] when text == Text && IsWhole => null,
        // Its end was not written, or was taken away: a part of it, whole characters only.
        [var text] when (!IsWhole || MayBeMissing) && Text.StartsWith(text.TrimEnd('\uFFFD'), StringComparison.Ordinal) => IsWhole || text.Length >= LeastText() ? null : $"its end lost: {Shown(text)}",
        // It was taken to its last byte when its file was given up, in the middle of a character, and went on all the same.
        [var text] when MayBeMissing && IsWhole && HasCutCharacter(text) => null,
        [var text] => $"changed into {Shown(text)}",
        _ => found.Count == 2 ? "twice" : $"{found.Count} times",
    };

    /// <summary>A text as a complaint quotes it: its ends tell more than its middle.</summary>
    public static string Shown(string text) => $"'{(text.Length <= 2 * ShownLength ? text : $"{text[..ShownLength]}[…]{text[^ShownLength..]}")}' ({text.Length} characters)";

    /// <summary>How much of an unfinished one is text: not half a character, nor what may become its line break.</summary>
    private int LeastText()
    {
        if (MayBeMissing) return 0;
        var characters = Encoding.UTF8.GetString(_bytes, 0, Written).TrimEnd('\uFFFD');
        return characters.TrimEnd('\r', '\n').Length;
    }

    private bool HasCutCharacter(string text)
    {
        var first = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        if (first < 0 || !Text.StartsWith(text[..first], StringComparison.Ordinal)) return false;
        var rest = text[first..].TrimStart('\uFFFD');
        // One character is one or two UTF-16 units.
        return Text[(first + 1)..].StartsWith(rest, StringComparison.Ordinal) || Text[(first + 2)..].StartsWith(rest, StringComparison.Ordinal);
    }

    private static string Padding(int length)
    {
        const string Piece = "Größe 42 € – 注文 😀 done; ";
        var text = new StringBuilder(length);
        while (text.Length < length) text.Append(Piece);
        return text.Append('.').ToString();
    }
}
