namespace LogMonitor.Core.Parsing.Stamps;

/// <summary>
/// Dates in numbers that do not begin with a year of four digits: US <c>11/20/2026 12:00:00 PM</c>, day-first <c>20.11.2026 12:00:00</c>, and with
/// two-digit years <c>26/11/20 12:00:00</c>. The likeliest order comes first: of two-digit years the year; then, with slashes, the month, else the day.
/// Dots are never between month and day in that order.
/// </summary>
internal sealed class NumericDateStamp : StampShape
{
    private static readonly DateOrder[] WithSlashes = [DateOrder.MonthFirst, DateOrder.DayFirst];
    private static readonly DateOrder[] WithDots = [DateOrder.DayFirst];
    private static readonly DateOrder[] WithDashes = [DateOrder.DayFirst, DateOrder.MonthFirst];
    private static readonly DateOrder[] ShortWithSlashes = [DateOrder.YearFirst, DateOrder.MonthFirst, DateOrder.DayFirst];
    private static readonly DateOrder[] ShortWithDots = [DateOrder.DayFirst, DateOrder.YearFirst];
    private static readonly DateOrder[] ShortWithDashes = [DateOrder.YearFirst, DateOrder.DayFirst, DateOrder.MonthFirst];

    private struct Numbers
    {
        public int First;
        public int Second;
        public int Third;
        public byte Mark;
        public bool IsShort;
        public int Length;
    }

    public override bool IsDistinct => false;

    public override bool TryRead(ReadOnlySpan<byte> text, ref StampReading reading)
    {
        if (!TryReadNumbers(text, out var numbers)) return false;
        var (order, other) = (DateOrder.Unknown, DateOrder.Unknown);
        var date = default((int Year, int Month, int Day));
        var tellsOrder = true;
        foreach (var candidate in Orders(in numbers))
        {
            if (Date(in numbers, candidate) is not { Year: > 0 } found) continue;
            if (order == DateOrder.Unknown) (order, date) = (candidate, found);
            else if (found == date) tellsOrder = false;
            else if (other == DateOrder.Unknown) other = candidate;
        }

        if (order == DateOrder.Unknown) return false;
        var at = numbers.Length;
        if (text[at] == ',') at++;
        if (at >= text.Length || text[at] is not ((byte)' ' or (byte)'T' or (byte)':')) return false;
        at++;
        var length = ClockTime.TryReadLoose(text[at..], out var ticks);
        if (length == 0) return false;
        reading = StampReading.WithZone(text, at + length, date.Year, date.Month, date.Day, ticks);
        reading.Order = tellsOrder || other != DateOrder.Unknown ? order : DateOrder.Unknown;
        reading.OtherOrder = other;
        return true;
    }

    /// <summary>The date that the stamp is in another order; year 0 when it is none.</summary>
    public static (int Year, int Month, int Day) DateIn(ReadOnlySpan<byte> text, DateOrder order)
        => TryReadNumbers(text, out var numbers) ? Date(in numbers, order) : default;

    private static bool TryReadNumbers(ReadOnlySpan<byte> text, out Numbers numbers)
    {
        numbers = default;
        if (text.Length < 14) return false;
        var at = 0;
        var digits = Number(text, ref at, 2, out numbers.First);
        numbers.Mark = text[at++];
        if (digits == 0 || numbers.Mark is not ((byte)'/' or (byte)'.' or (byte)'-')) return false;
        digits = Number(text, ref at, 2, out numbers.Second);
        if (digits == 0 || text[at++] != numbers.Mark) return false;
        digits = Number(text, ref at, 4, out numbers.Third);
        numbers.IsShort = digits == 2;
        numbers.Length = at;
        return digits is 2 or 4 && at < text.Length;
    }

    private static int Number(ReadOnlySpan<byte> text, ref int at, int max, out int value)
    {
        var digits = Digits.Run(text[..Math.Min(text.Length, at + max + 1)], at);
        value = 0;
        if (digits > max) return 0;
        value = (int)Digits.Value(text.Slice(at, digits));
        at += digits;
        return digits;
    }

    private static DateOrder[] Orders(in Numbers numbers) => (numbers.Mark, numbers.IsShort) switch
    {
        ((byte)'/', false) => WithSlashes,
        ((byte)'/', true) => ShortWithSlashes,
        ((byte)'.', false) => WithDots,
        ((byte)'.', true) => ShortWithDots,
        (_, false) => WithDashes,
        (_, true) => ShortWithDashes,
    };

    private static (int Year, int Month, int Day) Date(in Numbers numbers, DateOrder order)
    {
        var third = numbers.IsShort ? 2000 + numbers.Third : numbers.Third;
        var (year, month, day) = order switch
        {
            DateOrder.YearFirst => (numbers.IsShort ? 2000 + numbers.First : 0, numbers.Second, numbers.Third),
            DateOrder.MonthFirst => (third, numbers.First, numbers.Second),
            _ => (third, numbers.Second, numbers.First),
        };
        return year > 0 && StampReading.IsDate(year, month, day) ? (year, month, day) : default;
    }
}
