namespace CdnLab.Scenarios.Planning;

/// <summary>What a plan must keep to. Rates are those of the size that is simulated.</summary>
public sealed record PlanConstraints
{
    /// <summary>Share of seeds that must keep to all of it.</summary>
    public const double SeedsKept = 0.95;

    /// <summary>Highest utilization of the origin in a bin, 0..1; null: any.</summary>
    public double? UtilizationMax { get; init; }

    /// <summary>Highest rate of requests at the origin in a bin, requests a second; null: any.</summary>
    public double? RateMax { get; init; }

    /// <summary>Longest time from the decision until 99 % of the projects that ever looped are clean.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>Purge calls an hour that the provider allows; null: any number.</summary>
    public double? CallsPerHour { get; init; }

    /// <summary>Calls that may be made at once after a pause, 1 or more.</summary>
    public double Burst { get; init; } = 1;

    /// <summary>Least points, 0..100: see <see cref="Comparing.RemedyFigures.Correctness"/>.</summary>
    public double PointsMin { get; init; } = 99;

    /// <summary>How many of some seeds may break a bound: few seeds all keep to it.</summary>
    public static int MissesMax(int seeds) => (int)Math.Floor(seeds * (1 - SeedsKept) + 1e-9);
}
