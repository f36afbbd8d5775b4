using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>The runs that a command line asks for.</summary>
internal static class RunPlans
{
    /// <summary>One run, one a seed, or one a value.</summary>
    /// <param name="request">The command line.</param>
    /// <param name="specs">The scenario at its size; of a sweep one a value.</param>
    /// <param name="output">Directory of the results.</param>
    public static IReadOnlyList<RunPlan> Of(SimulateRequest request, IReadOnlyList<ScenarioSpec> specs, string output)
    {
        if (request.Sweep is { } sweep)
        {
            return [.. sweep.Settings.Zip(specs, (setting, spec) => (setting, spec)).Select((run, i) => new RunPlan(
                request.Scenario, run.spec,
                [new RunTarget(RunFiles.OfSweep(output, i + 1), request.Options(run.setting), Report: false)]))];
        }
        return request.Seeds > 1
            ? [.. Enumerable.Range(0, request.Seeds).Select(i => OfSeed(request, specs[0], output, i))]
            : [new RunPlan(request.Scenario, specs[0], [new RunTarget(output, request.Options(), Report: true)])];
    }

    // The first seed stands in the directory of all of them too, with their bands; there its report comes last.
    private static RunPlan OfSeed(SimulateRequest request, ScenarioSpec spec, string output, int index)
    {
        var seed = spec.Seed + (ulong)index;
        var own = new RunTarget(RunFiles.OfSeed(output, seed), request.Options(), Report: index == 0);
        if (index > 0)
            return new RunPlan(request.Scenario, spec with { Seed = seed }, [own]);
        var options = request.Options();
        options["seeds"] = request.Seeds;
        return new RunPlan(request.Scenario, spec, [own, new RunTarget(output, options, Report: false)], Kept: true);
    }
}
