using System.Globalization;

namespace CdnLab.Simulation.Bench;

/// <summary>What to measure and how long: <c>--rounds N --budget SECONDS --by rate|projects|pops --scale F
/// --duration D --objects N --requests N --cachesim PATH --out FILE</c>.</summary>
internal sealed record BenchOptions(string Measurement, IReadOnlyDictionary<string, string> Given)
{
    public static BenchOptions Read(string[] args) => new(
        args.FirstOrDefault() ?? "flagship",
        args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal));

    /// <summary>Rounds at most.</summary>
    public int Rounds => Number("--rounds", 3);

    /// <summary>Seconds after which no further round begins; there is always one.</summary>
    public TimeSpan Budget => TimeSpan.FromSeconds(Number("--budget", 240));

    /// <summary>What is varied in <c>scaling</c>.</summary>
    public string By => Given.GetValueOrDefault("--by", "rate");

    /// <summary>Share of the full size.</summary>
    public double Scale => double.Parse(Given.GetValueOrDefault("--scale", "1"), CultureInfo.InvariantCulture);

    /// <summary>Virtual time of the flagship, after its warm-up.</summary>
    public string Duration => Given.GetValueOrDefault("--duration", "30h");

    /// <summary>Objects of the larger trace.</summary>
    public int Objects => Number("--objects", 5_000_000);

    /// <summary>Requests of a trace.</summary>
    public int Requests => Number("--requests", 25_000_000);

    /// <summary>The <c>cachesim</c> that the reader built; null: none.</summary>
    public string? CacheSim => Given.GetValueOrDefault("--cachesim");

    public string? Out => Given.GetValueOrDefault("--out");

    /// <summary>The command that measures this; paths are the reader's own.</summary>
    public string Command => "dotnet run -c Release --project bench/Simulation.Bench -- " + string.Join(' ', Given
        .Where(option => option.Key != "--out")
        .Select(option => $"{option.Key} {(option.Key == "--cachesim" ? "PATH" : option.Value)}")
        .Prepend(Measurement));

    private int Number(string name, int absent) =>
        Given.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : absent;
}
