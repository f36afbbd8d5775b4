using System.Text.Json;
using System.Text.Json.Serialization;

namespace CdnLab.Simulation.Bench.Runs;

/// <summary>What one run took, as its process tells it.</summary>
internal sealed record RunFigures
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reading and compiling the scenario.</summary>
    public double LoadSeconds { get; init; }

    /// <summary>The engine.</summary>
    public double SimulateSeconds { get; init; }

    /// <summary>Writing the run directory and its report; 0 without one.</summary>
    public double WriteSeconds { get; init; }

    /// <summary>The whole process, from outside.</summary>
    public double WallSeconds { get; init; }

    /// <summary>Processor time of the process.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>Most memory resident at once (VmHWM).</summary>
    public long PeakBytes { get; init; }

    public long Requests { get; init; }

    public long Events { get; init; }

    /// <summary>Requests executed one by one.</summary>
    public long Individual { get; init; }

    public long Cells { get; init; }

    public long BulkCells { get; init; }

    /// <summary>Sums of the series, for comparing answers.</summary>
    public IReadOnlyDictionary<string, long> Totals { get; init; } = new Dictionary<string, long>();

    [JsonIgnore]
    public double IndividualShare => Requests > 0 ? (double)Individual / Requests : 0;

    /// <summary>Requests that a second of the whole process stands for.</summary>
    [JsonIgnore]
    public double RequestsPerSecond => Requests / WallSeconds;

    public static RunFigures Parse(string line) => JsonSerializer.Deserialize<RunFigures>(line, Json)!;

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}
