using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using CdnLab.Scenarios.Format.Findings;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>Numbers with their ranges.</summary>
internal static class Numbers
{
    private const double JustBelowOne = 1 - 1.0 / (1L << 53);

    /// <summary>A share of a whole.</summary>
    public static Shape<double> Ratio { get; } = Within("a ratio from 0 to 1", 0, 1);

    /// <summary>A share of a whole that is not all of it.</summary>
    public static Shape<double> BelowOne { get; } = Within("a number from 0, below 1", 0, JustBelowOne);

    /// <summary>Any number.</summary>
    public static Shape<double> Any { get; } = Within("a number", double.MinValue, double.MaxValue);

    /// <summary>A number from zero.</summary>
    public static Shape<double> FromZero { get; } = Within("a number from 0", 0, double.MaxValue);

    /// <summary>A number above zero.</summary>
    public static Shape<double> AboveZero { get; } = Within("a number above 0", double.Epsilon, double.MaxValue);

    /// <summary>A seed.</summary>
    public static Shape<ulong> Seed { get; } = new ScalarShape<ulong>(
        "a whole number from 0",
        () => new() { ["type"] = "integer", ["minimum"] = 0 },
        node => node.IsNumber,
        (node, context) =>
        {
            var good = ulong.TryParse(node.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
            return (good || OutOfRange(node.Value, "a whole number from 0", node, context), value);
        });

    /// <summary>A number within bounds, both included.</summary>
    public static Shape<double> Within(string kind, double least, double most) => new ScalarShape<double>(
        kind,
        () =>
        {
            var schema = new JsonObject { ["type"] = "number" };
            if (least > double.MinValue)
            {
                schema[least == double.Epsilon ? "exclusiveMinimum" : "minimum"] = least == double.Epsilon ? 0 : least;
            }
            if (most < double.MaxValue)
            {
                schema[most == JustBelowOne ? "exclusiveMaximum" : "maximum"] = most == JustBelowOne ? 1 : most;
            }
            return schema;
        },
        node => node.IsNumber,
        (node, context) =>
        {
            var good = double.TryParse(node.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value >= least && value <= most;
            return (good || OutOfRange(node.Value, kind, node, context), value);
        });

    /// <summary>A whole number within bounds, both included.</summary>
    public static Shape<int> Count(int least, int most = int.MaxValue) => Whole(least, most);

    /// <summary>The same for numbers that may be beyond two thousand million.</summary>
    public static Shape<long> LongCount(long least, long most = long.MaxValue) => Whole(least, most);

    private static ScalarShape<T> Whole<T>(T least, T most)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var kind = most < T.MaxValue ? $"a whole number from {least} to {most}" : $"a whole number from {least}";
        return new(
            kind,
            () =>
            {
                var schema = new JsonObject { ["type"] = "integer", ["minimum"] = JsonValue.Create(least) };
                if (most < T.MaxValue)
                {
                    schema["maximum"] = JsonValue.Create(most);
                }
                return schema;
            },
            node => node.IsNumber,
            (node, context) =>
            {
                var good = T.TryParse(
                    node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                    && value >= least && value <= most;
                return (good || OutOfRange(node.Value, kind, node, context), value);
            });
    }

    /// <summary>A status with which clients are sent elsewhere by a Location field.</summary>
    public static Shape<int> RedirectStatus { get; } = Listed("a redirect status", 301, 302, 303, 307, 308);

    private static ScalarShape<int> Listed(string what, params int[] allowed)
    {
        var kind = $"{what} ({string.Join(", ", allowed)})";
        return new(
            kind,
            () => new() { ["enum"] = new JsonArray([.. allowed.Select(value => (JsonNode)value)]) },
            node => node.IsNumber,
            (node, context) =>
            {
                var good = int.TryParse(node.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    && allowed.Contains(value);
                return (good || OutOfRange(node.Value, kind, node, context), value);
            });
    }

    private static bool OutOfRange(string value, string kind, Yaml.SourceNode node, ReadContext context)
    {
        context.Add(FindingCode.Range, node.Start, $"{value} is not {kind}", $"write {kind}");
        return false;
    }
}
