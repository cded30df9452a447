using System.Collections.Frozen;
using System.Text;

namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>
/// The abbreviations of zones that programs print, with their distance from UTC in minutes. Some stand for two zones: the meaning that is
/// more usual in logs comes first, the other one is kept, to be chosen where the stream shows it.
/// Sources: RFC 822 5.1, the tz database, and Java's short names.
/// </summary>
internal static class ZoneNames
{
    public const int MinLength = 2;
    public const int MaxLength = 5;

    private const int India = 330;
    private const int China = 480;

    private static readonly FrozenDictionary<ulong, (int Minutes, int? Other)> Names = new (string Name, int Minutes, int? Other)[]
    {
        ("UT", 0, null), ("UTC", 0, null), ("GMT", 0, null), ("WET", 0, null), ("WEST", 60, null),
        ("CET", 60, null), ("CEST", 120, null), ("MET", 60, null), ("MEST", 120, null), ("EET", 120, null), ("EEST", 180, null), ("MSK", 180, null), ("TRT", 180, null),
        ("BST", 60, 360 /* Bangladesh */), ("IST", India, 120 /* Israel */), ("IDT", 180, null),
        ("WAT", 60, null), ("CAT", 120, null), ("SAST", 120, null), ("EAT", 180, null),
        ("IRST", 210, null), ("PKT", 300, null), ("ICT", 420, null), ("WIB", 420, null), ("WITA", 480, null), ("SGT", 480, null), ("HKT", 480, null), ("JST", 540, null), ("KST", 540, null),
        ("AWST", 480, null), ("ACST", 570, null), ("ACDT", 630, null), ("AEST", 600, null), ("AEDT", 660, null), ("NZST", 720, null), ("NZDT", 780, null),
        ("NST", -210, null), ("NDT", -150, null), ("AST", -240, 180 /* Arabia */), ("ADT", -180, null), ("BRT", -180, null),
        ("EST", -300, null), ("EDT", -240, null), ("CST", -360, China), ("CDT", -300, null), ("MST", -420, null), ("MDT", -360, null),
        ("PST", -480, 480 /* Philippines */), ("PDT", -420, null), ("AKST", -540, null), ("AKDT", -480, null), ("HST", -600, null),
    }.ToFrozenDictionary(row => Key(Encoding.ASCII.GetBytes(row.Name)), row => (row.Minutes, row.Other));

    /// <summary>Looks up a name in capitals.</summary>
    public static bool TryGet(ReadOnlySpan<byte> name, out int minutes, out int? other)
    {
        (minutes, other) = (0, null);
        // All of them end so: most words that follow a stamp are passed here.
        if (name.Length is < MinLength or > MaxLength || name[^1] is not ((byte)'T' or (byte)'C' or (byte)'K' or (byte)'B' or (byte)'A')) return false;
        if (!Names.TryGetValue(Key(name), out var zone)) return false;
        (minutes, other) = zone;
        return true;
    }

    private static ulong Key(ReadOnlySpan<byte> name)
    {
        ulong key = 0;
        foreach (var b in name) key = key << 8 | b;
        return key;
    }
}
