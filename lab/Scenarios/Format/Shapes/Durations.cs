using System.Globalization;
using System.Text.RegularExpressions;
using CdnLab.Scenarios.Format.Findings;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>Durations: <c>6h10m</c>, <c>90s</c>, <c>1.5s</c>, <c>150ms</c>, <c>1d</c>; from large to small.</summary>
internal static partial class Durations
{
    // Also the schema's pattern; a group is a number and its unit.
    private const string Expression =
        @"^([0-9]{1,4}d)?([0-9]{1,6}h)?([0-9]{1,7}m)?([0-9]{1,8}(\.[0-9]{1,6})?s)?([0-9]{1,9}ms)?$";

    /// <summary>A duration, zero included.</summary>
    public static Shape<TimeSpan> FromZero { get; } = Shape(TimeSpan.Zero);

    /// <summary>A duration above zero.</summary>
    public static Shape<TimeSpan> AboveZero { get; } = Shape(TimeSpan.FromTicks(1));

    /// <summary>The duration that a text writes, or null.</summary>
    public static TimeSpan? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || text.Length == 0)
        {
            return null;
        }
        return TimeSpan.FromDays(Part(match.Groups[1], 1))
            + TimeSpan.FromHours(Part(match.Groups[2], 1))
            + TimeSpan.FromMinutes(Part(match.Groups[3], 1))
            + TimeSpan.FromSeconds(Part(match.Groups[4], 1))
            + TimeSpan.FromMilliseconds(Part(match.Groups[6], 2));
    }

    private static double Part(Group group, int unitLength) =>
        group.Success ? double.Parse(group.ValueSpan[..^unitLength], CultureInfo.InvariantCulture) : 0;

    private static ScalarShape<TimeSpan> Shape(TimeSpan least) => new(
        "a duration such as 6h10m, 90s or 150ms",
        () => new() { ["type"] = "string", ["pattern"] = Expression, ["minLength"] = 2 },
        node => node.IsText || node.IsNumber,
        (node, context) =>
        {
            var value = Parse(node.Value);
            if (value >= least)
            {
                return (true, value.Value);
            }
            var what = value is null ? "a duration" : "above zero";
            var unit = node.IsNumber && node.Value[0] != '-';
            context.Add(
                FindingCode.Duration,
                node.Start,
                $"'{node.Value}' is not {what}",
                unit ? $"add a unit: {node.Value}s or {node.Value}ms" : "write it as 6h10m, 90s or 150ms");
            return (false, default);
        });

    [GeneratedRegex(Expression)]
    private static partial Regex Pattern();
}
