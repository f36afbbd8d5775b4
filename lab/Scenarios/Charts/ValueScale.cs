using System.Globalization;

namespace CdnLab.Scenarios.Charts;

/// <summary>A value axis from 0 to a round number, with ticks at multiples of 1, 2 or 5 times a power of ten.</summary>
internal sealed record ValueScale(double Max, double Step, ValueUnit Unit)
{
    public static ValueScale For(double highest, ValueUnit unit)
    {
        if (!(highest > 0))
            return new ValueScale(1, unit == ValueUnit.Count ? 1 : 0.5, unit);
        var raw = highest / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * ((raw / power) switch { <= 1.0001 => 1, <= 2.0001 => 2, <= 5.0001 => 5, _ => 10 });
        // Things that are counted have no halves of one.
        if (unit == ValueUnit.Count && highest >= 2)
            step = Math.Max(step, 1);
        return new ValueScale(step * Math.Ceiling(highest / step - 1e-9), step, unit);
    }

    public IEnumerable<double> Ticks =>
        Enumerable.Range(0, (int)Math.Floor(Max / Step + 1e-9) + 1).Select(i => i * Step);

    public string Label(double value) => Unit switch
    {
        ValueUnit.Ratio => Text(value * 100) + " %",
        ValueUnit.Seconds when Max < 1 => Text(value * 1000) + " ms",
        ValueUnit.Seconds => Text(value) + " s",
        _ when Max >= 1_000_000 => Text(value / 1_000_000) + "M",
        _ when Max >= 10_000 => Text(value / 1000) + "k",
        _ => Text(value),
    };

    private static string Text(double value) =>
        Math.Round(value, 9).ToString("#,0.######", CultureInfo.InvariantCulture);
}
