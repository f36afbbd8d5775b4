using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Planning;

namespace CdnLab.Scenarios.Tests.Planning;

/// <summary>Remedies whose figures are made up, so that the best is known.</summary>
internal static class FakeRemedies
{
    public static readonly TimeSpan Horizon = TimeSpan.FromHours(4);

    public static readonly PlanConstraints Constraints = new()
    {
        UtilizationMax = 0.8, Deadline = TimeSpan.FromHours(1),
    };

    public static RemedyPlan Plan(string name) => new(name, "about " + name, null, null, TimeSpan.Zero, false);

    public static IReadOnlyList<RemedyPlan> Plans(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Plan($"arm-{i}"))];

    /// <summary>An engine of figures by remedy and seed; idle is the utilization before the decision.</summary>
    public static PlanRuns Runs(Func<string, ulong, RemedyFigures> figures, double idle = 0.1, int jobs = 1) =>
        new((plan, seed, _) => Continuation(plan.Choice, seed, figures(plan.Choice, seed), idle), jobs, default);

    public static Continuation Continuation(string choice, ulong seed, RemedyFigures figures, double idle = 0.1) => new(
        choice, seed, figures,
        [
            .. Enumerable.Range(-15, 75)
                .Select(i => new LoadBin(i * 60, 10, i < 0 ? idle : 0.5, 1, 0, 0.9, i < 0 ? 0 : 1)),
        ]);

    /// <summary>Figures of an arm that keeps to <see cref="Constraints"/> unless told otherwise.</summary>
    public static RemedyFigures Figures(double harm, double clean = 1200, double peak = 0.5) => new()
    {
        Looped = harm, Clean99 = clean, OriginPeakUtilization = peak, Correctness = 100,
    };

    /// <summary>Made-up arms: harm, and whether the cap is kept, by a seed; noise is a share of the harm.</summary>
    public static Func<string, ulong, RemedyFigures> Random(ulong instance, double noise) => (choice, seed) =>
    {
        var arm = new RandomStream(instance, choice);
        var (harm, peak) = (100 + 900 * arm.NextUnit(), arm.NextChance(0.4) ? 0.95 : 0.5);
        var chance = new RandomStream(instance + seed, choice + "/noise");
        return Figures(harm * (1 + noise * (chance.NextUnit() - 0.5)), peak: peak);
    };
}
