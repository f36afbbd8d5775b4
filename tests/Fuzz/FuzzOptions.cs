using System.Globalization;

namespace CdnLab.Fuzz;

/// <summary>What to run.</summary>
/// <param name="Minutes">How long.</param>
/// <param name="Seed">First seed; each case takes the next.</param>
/// <param name="Cases">How many cases at most.</param>
/// <param name="Seeds">Seeds to run instead, again and again; null: those from the first.</param>
/// <param name="AtOnce">Cases that run at once.</param>
/// <param name="Out">File of the results; null: none.</param>
/// <param name="Show">Whether to print what the clients of the seed send, and end.</param>
public sealed record FuzzOptions(
    double Minutes, ulong Seed, long Cases, IReadOnlyList<ulong>? Seeds, int AtOnce, string? Out, bool Show)
{
    public const string Usage =
        "fuzz [--minutes 1] [--seed 1] [--cases N] [--seeds FILE] [--at-once 8] [--out FILE] [--show true]\n"
        + "one case again: fuzz --seed SEED --cases 1";

    /// <summary>The seed of the case that has this number.</summary>
    public ulong SeedOf(long number) => Seeds is { } seeds ? seeds[(int)(number % seeds.Count)] : Seed + (ulong)number;

    /// <summary>The seeds of a file: the first word of each line that is no remark.</summary>
    public static IReadOnlyList<ulong> SeedsOf(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => ulong.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture))];

    /// <summary>The options, or null when the arguments are none.</summary>
    public static FuzzOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new FuzzOptions(1, 1, long.MaxValue, null, 8, null, false);
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--minutes" => options with { Minutes = double.Parse(value, CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = ulong.Parse(value, CultureInfo.InvariantCulture) },
                "--cases" => options with { Cases = long.Parse(value, CultureInfo.InvariantCulture) },
                "--seeds" => options with { Seeds = SeedsOf(value) },
                "--at-once" => options with { AtOnce = int.Parse(value, CultureInfo.InvariantCulture) },
                "--show" => options with { Show = bool.Parse(value) },
                "--out" => options with { Out = value },
                _ => null!,
            };
            if (options is null)
            {
                return null;
            }
        }

        return arguments.Count % 2 == 0 ? options : null;
    }
}
