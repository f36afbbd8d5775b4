using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Planning;

namespace CdnLab.Scenarios.Cli.Plan;

/// <summary>Makes a search of what the command line asks for; what cannot be is a finding, all of it.</summary>
internal sealed class PlanTaskReader(PlanRequest request, List<string> findings)
{
    private static readonly TimeSpan HorizonLeast = TimeSpan.FromHours(1);

    /// <summary>The search; null: there are findings.</summary>
    public PlanTask? Read(ScenarioSpec spec, DateTimeOffset at)
    {
        var deadline = request.Deadline ?? PlanRequest.DeadlineDefault;
        var horizon = Horizon(spec, at, deadline);
        var constraints = new PlanConstraints
        {
            UtilizationMax = request.UtilizationMax,
            RateMax = request.RateMax * request.Scale,
            Deadline = deadline,
            CallsPerHour = request.CallsPerHour * request.Scale,
            Burst = Math.Max(1, request.Burst * request.Scale),
            PointsMin = request.PointsMin ?? new PlanConstraints { Deadline = deadline }.PointsMin,
        };
        var plans = Candidates(spec, at, constraints);
        var budget = request.Budget ?? plans.Count * HalvingSchedule.BudgetEach;
        if (plans.Count > 0 && budget < plans.Count)
        {
            findings.Add($"--budget {budget}: {plans.Count} candidates take a run each at least; "
                + $"fix: --budget {plans.Count}, or fewer --strategies");
        }
        if (spec.Seed > ulong.MaxValue - 2 * PlanProof.SeedsApart)
        {
            findings.Add($"--seed {spec.Seed}: there are not so many seeds from it on; fix: a smaller --seed");
        }
        return findings.Count > 0 || plans.Count == 0 ? null : new()
        {
            Candidates = plans,
            Baseline = RemedyChoices.Read(spec, request.Scale, at, ["wait"], findings)[0],
            Constraints = constraints,
            Horizon = horizon,
            Schedule = HalvingSchedule.Of(plans.Count, budget),
            Seed = spec.Seed,
            ProofSeeds = request.ProofSeeds ?? PlanProof.SeedsDefault,
        };
    }

    // Twice the deadline shows how late the late ones are; the scenario's end bounds it unless the deadline is later.
    private TimeSpan Horizon(ScenarioSpec spec, DateTimeOffset at, TimeSpan deadline)
    {
        if (request.Plans && request.Horizon < deadline)
        {
            findings.Add($"--horizon {(int)request.Horizon.Value.TotalMinutes}m: it ends before the deadline; "
                + $"fix: --horizon {(int)deadline.TotalMinutes}m or more");
        }
        var usual = deadline * 2 > HorizonLeast ? deadline * 2 : HorizonLeast;
        var longest = spec.End - at;
        return request.Horizon ?? (usual < longest ? usual : deadline > longest ? deadline : longest);
    }

    private IReadOnlyList<RemedyPlan> Candidates(ScenarioSpec spec, DateTimeOffset at, PlanConstraints constraints)
    {
        var basis = RemedyChoices.BasisOf(spec).AtScale(1 / request.Scale);
        var names = PlanCandidates.Names(
            request.Strategies, basis, request.UtilizationMax, request.CallsPerHour, request.Deploys);
        return
        [
            .. RemedyChoices.Read(spec, request.Scale, at, names, findings)
                .Select(plan => PlanCandidates.Within(plan, constraints)),
        ];
    }
}
