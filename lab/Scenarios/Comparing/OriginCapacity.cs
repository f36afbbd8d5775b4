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
        var capacity = spec.Origin.Capacity;
        var workers = spec.Timeline
            .Where(step => step.Action is ScaleOutAction scale && step.At + scale.Delay <= at)
            .Select(step => ((ScaleOutAction)step.Action).Workers)
            .LastOrDefault(capacity.Workers);
        var size = projects.Count == 0 ? 0 : projects.Average(p => (double)p.DocumentBytes)
            * spec.Families.Select(f => f.SizeFactor).DefaultIfEmpty(1).Average();
        return workers / ServiceTimeRule.Mean(capacity, size);
    }
}
