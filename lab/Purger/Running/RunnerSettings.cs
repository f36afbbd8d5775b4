namespace CdnLab.Purger.Running;

/// <summary>How a run behaves when calls fail.</summary>
public sealed record RunnerSettings
{
    /// <summary>Share of failures among the last calls at which it stops, 0..1.</summary>
    public double FailuresMax { get; init; } = 0.5;

    /// <summary>Longest wait that an API may ask for; it stops at a longer one.</summary>
    public TimeSpan WaitMax { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often an API may put calls off in a row; it stops at one more.</summary>
    public int ThrottledMax { get; init; } = 10;

    /// <summary>Longest wait for calls under way when it stops.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Time between two looks at the origin's load.</summary>
    public TimeSpan HealthEvery { get; init; } = TimeSpan.FromSeconds(2);
}
