namespace CdnLab.Conformance.Format;

/// <summary>The time of the steps.</summary>
public static class CaseClock
{
    public static DateTimeOffset Start { get; } = new(2022, 6, 10, 10, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Of(CaseStep step, DateTimeOffset now) =>
        step.At is { } at ? Start + TimeSpan.FromSeconds(at) + TimeSpan.FromTicks(step.Ticks) : now;
}
