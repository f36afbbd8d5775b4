using System.Globalization;

namespace CdnLab.Edge.Bench;

/// <summary>What to measure: <c>--rounds N --seconds N --connections N --out FILE</c>.</summary>
internal sealed record BenchOptions(int Rounds, int Seconds, int Connections, string? Out)
{
    public static BenchOptions Read(string[] args)
    {
        var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        int Number(string name, int absent) =>
            given.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : absent;
        return new(
            Number("--rounds", 7),
            Number("--seconds", 5),
            Number("--connections", 64),
            given.GetValueOrDefault("--out"));
    }

    /// <summary>The options as a command line has them.</summary>
    public override string ToString() => $"--rounds {Rounds} --seconds {Seconds} --connections {Connections}";
}
