using System.Globalization;

namespace LogMonitor.Web.Components.LogView;

/// <summary>Reads the parameters of one SGR sequence ("select graphic rendition", ECMA-48 8.3.117).</summary>
internal static class AnsiSelect
{
    public static AnsiStyle Apply(AnsiStyle style, ReadOnlySpan<char> parameters)
    {
        Span<int> codes = stackalloc int[16];
        var count = Read(parameters, codes);
        for (var i = 0; i < count; i++)
        {
            if (codes[i] is 38 or 48)
            {
                var colour = Extended(codes[..count], ref i, out var target);
                style = target == 38 ? style with { Foreground = colour } : style with { Background = colour };
                continue;
            }

            style = Simple(style, codes[i]);
        }

        return style;
    }

    private static int Read(ReadOnlySpan<char> parameters, Span<int> codes)
    {
        var count = 0;
        foreach (var part in parameters.SplitAny(';', ':'))
        {
            if (count == codes.Length) break;
            codes[count++] = int.TryParse(parameters[part], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;
        }

        return count;
    }

    private static AnsiStyle Simple(AnsiStyle style, int code) => code switch
    {
        0 => default,
        1 => style with { Effects = style.Effects | AnsiEffects.Bold },
        2 => style with { Effects = style.Effects | AnsiEffects.Dim },
        3 => style with { Effects = style.Effects | AnsiEffects.Italic },
        4 => style with { Effects = style.Effects | AnsiEffects.Underline },
        9 => style with { Effects = style.Effects | AnsiEffects.Strike },
        22 => style with { Effects = style.Effects & ~(AnsiEffects.Bold | AnsiEffects.Dim) },
        23 => style with { Effects = style.Effects & ~AnsiEffects.Italic },
        24 => style with { Effects = style.Effects & ~AnsiEffects.Underline },
        29 => style with { Effects = style.Effects & ~AnsiEffects.Strike },
        >= 30 and <= 37 => style with { Foreground = (byte)(code - 29) },
        39 => style with { Foreground = 0 },
        >= 40 and <= 47 => style with { Background = (byte)(code - 39) },
        49 => style with { Background = 0 },
        >= 90 and <= 97 => style with { Foreground = (byte)(code - 81) },
        >= 100 and <= 107 => style with { Background = (byte)(code - 91) },
        _ => style,
    };

    private static byte Extended(ReadOnlySpan<int> codes, ref int i, out int target)
    {
        target = codes[i];
        if (i + 2 < codes.Length && codes[i + 1] == 5)
        {
            i += 2;
            return FromPalette(codes[i]);
        }

        if (i + 4 < codes.Length && codes[i + 1] == 2)
        {
            i += 4;
            return Nearest(codes[i - 2], codes[i - 1], codes[i]);
        }

        i = codes.Length;
        return 0;
    }

    // The palette of 256: 16 named colours, a cube of 6 by 6 by 6, and 24 greys.
    private static byte FromPalette(int index)
    {
        if (index is < 0 or > 255) return 0;
        if (index < 16) return (byte)(index + 1);
        if (index >= 232)
        {
            var grey = 8 + ((index - 232) * 10);
            return Nearest(grey, grey, grey);
        }

        var cube = index - 16;
        return Nearest(Step(cube / 36), Step(cube / 6 % 6), Step(cube % 6));
    }

    private static int Step(int level) => level == 0 ? 0 : 55 + (level * 40);

    // One bit for each primary that stands out, and one for brightness: good enough to tell colours apart.
    private static byte Nearest(int red, int green, int blue)
    {
        var max = Math.Max(red, Math.Max(green, blue));
        var min = Math.Min(red, Math.Min(green, blue));
        if (max - min < 32) return (byte)(max switch { < 64 => 1, < 150 => 9, < 220 => 8, _ => 16 });
        var middle = (max + min) / 2;
        var bits = (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0);
        return (byte)(bits + (max > 190 ? 9 : 1));
    }
}
