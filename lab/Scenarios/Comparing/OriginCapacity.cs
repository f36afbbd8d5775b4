using CdnLab.Model.Queueing;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Comparing;

/// <summary>What a scenario's origin can serve.</summary>
internal static class OriginCapacity
{
    /// <summary>Documents a second, with the workers that the timeline gives it by an instant: workers over the mean
    /// service time of the usual document.</summary>
    public static double RateAt(ScenarioSpec spec, DateTimeOffset at, IReadOnlyList<Project> projects)
    {
        var size = projects.Count == 0 ? 0 : projects.Average(p => (double)p.DocumentBytes)
            * spec.Families.Select(f => f.SizeFactor).DefaultIfEmpty(1).Average();
        return WorkersAt(spec, at) / ServiceTimeRule.Mean(spec.Origin.Capacity, size);
    }

    /// <summary>The workers that the timeline gives it by an instant.</summary>
    public static int WorkersAt(ScenarioSpec spec, DateTimeOffset at) => spec.Timeline
        .Where(step => step.Action is ScaleOutAction scale && step.At + scale.Delay <= at)
        .Select(step => ((ScaleOutAction)step.Action).Workers)
        .LastOrDefault(spec.Origin.Capacity.Workers);
}
