using System.Globalization;

namespace CdnLab.Edge.Bench;

/// <summary>What to measure and how long: <c>--rounds N --seconds N --connections N --objects N --out FILE</c>.
/// </summary>
internal sealed record BenchOptions(
    string Measurement, int Rounds, int Seconds, int Connections, int Objects, string? Out)
{
    public static BenchOptions Read(string[] args)
    {
        var given = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        int Number(string name, int absent) =>
            given.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : absent;
        return new(
            args.FirstOrDefault() ?? "hits",
            Number("--rounds", 7),
            Number("--seconds", 3),
            Number("--connections", 64),
            Number("--objects", 100_000),
            given.GetValueOrDefault("--out"));
    }

    /// <summary>The command that measures this.</summary>
    public string Command =>
        $"dotnet run -c Release --project bench/Edge.Bench -- {Measurement} --rounds {Rounds} --seconds {Seconds} "
        + $"--connections {Connections} --objects {Objects}";
}
