using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Planning.Output;

/// <summary>The plan for programs. Rates and counts are those of the size that was simulated; a time that is not
/// reached is left out.</summary>
internal static class PlanJson
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes it.</summary>
    public static string Write(PlanDocument plan)
    {
        var (outcome, constraints) = (plan.Outcome, plan.Task.Constraints);
        var steps = outcome.Winner is { } won ? new PlanSteps(plan, won.Plan) : null;
        return JsonSerializer.Serialize(
            new
            {
                Schema = 1,
                Scenario = plan.Scenario.Name,
                plan.At,
                plan.Scale,
                plan.Command,
                outcome.Verdict,
                Answer = PlanAnswer.Of(plan),
                Constraints = new
                {
                    constraints.UtilizationMax,
                    constraints.RateMax,
                    DeadlineSeconds = constraints.Deadline.TotalSeconds,
                    constraints.CallsPerHour,
                    constraints.PointsMin,
                },
                IdleUtilization = FixedNumber.Round(outcome.Idle.Utilization),
                IdleRate = FixedNumber.Round(outcome.Idle.Rate),
                Choice = outcome.Winner?.Plan.Choice,
                Steps = steps?.Write(),
                Checkpoints = outcome.Winner is { } winner ? Checkpoints(plan, winner, steps!.Keys) : null,
                Proofs = outcome.Proofs.Select(p => new
                {
                    p.Plan.Choice,
                    Runs = p.Runs.Count,
                    p.Score.Kept,
                    EtaLowSeconds = Finite(p.Eta.Range.Low),
                    EtaHighSeconds = Finite(p.Eta.Range.High),
                    EtaRate = FixedNumber.Round(p.Eta.Range.Rate),
                    EtaDraws = p.Eta.Range.Draws,
                    p.Eta.Tested,
                    p.Eta.Inside,
                    ExpectedLeast = p.Eta.Expected.Least,
                    ExpectedMost = p.Eta.Expected.Most,
                    p.Eta.Agrees,
                }),
                Candidates = outcome.Standings.Select(s => new
                {
                    s.Plan.Choice,
                    Seeds = s.Runs.Count,
                    s.Score.Kept,
                    Clean99Seconds = Finite(s.Score.Clean99),
                    Harm = FixedNumber.Round(s.Score.Harm),
                    PeakUtilization = FixedNumber.Round(s.Runs.Max(r => r.Figures.OriginPeakUtilization)),
                    PeakRate = FixedNumber.Round(s.Runs.Max(r => r.Figures.OriginPeakRate)),
                    Why = PlanReasons.Why(plan, s),
                }),
                outcome.Runs,
            },
            Layout) + "\n";
    }

    private static IEnumerable<object> Checkpoints(PlanDocument plan, PlanProof winner, int keys) =>
        PlanCheckpoint.Of(winner, keys, plan.BinSeconds, plan.Task.Horizon.TotalSeconds).Select(c => new
        {
            AfterSeconds = c.Second,
            PurgedLow = c.Purged is { } low ? FixedNumber.Round(low.Low) : (double?)null,
            PurgedHigh = c.Purged is { } high ? FixedNumber.Round(high.High) : (double?)null,
            LoopedRateLow = FixedNumber.Round(c.Looped.Low),
            LoopedRateHigh = FixedNumber.Round(c.Looped.High),
            UtilizationHigh = FixedNumber.Round(c.UtilizationMost),
        });

    private static double? Finite(double value) => double.IsInfinity(value) ? null : FixedNumber.Round(value);
}
