using System.Globalization;

namespace CdnLab.Scenarios.Cli.Plan;

/// <summary>Reads the numbers of a plan's constraints; what cannot be is a finding.</summary>
internal sealed class PlanArguments(List<string> findings)
{
    private const double Most = 1e9;

    public double? Utilization(string? text) => Number(
        "--max-utilization", text, v => v is > 0 and <= 1, "a utilization is a number above 0, up to 1",
        "--max-utilization 0.8");

    public double? Rate(string? text) => Number(
        "--max-rate", text, v => v is > 0 and <= Most,
        "a rate at the origin is a number of requests a second, above 0", "--max-rate 250");

    public double? Quota(string? text) => Number(
        "--quota", text, v => v is > 0 and <= Most,
        "a quota is a number of purge calls an hour, above 0; with none allowed, only strategies that purge nothing "
            + "are left", "--quota 36000, or --strategies edge-guard,versioned-key,roll-back,wait without a quota");

    public double? Burst(string? text, string? quota)
    {
        if (text is not null && quota is null)
        {
            findings.Add($"--burst {text}: a burst belongs to a quota; fix: --quota 36000 --burst {text}");
            return null;
        }
        return Number("--burst", text, v => v is >= 1 and <= Most, "a burst is 1 call or more", "--burst 100");
    }

    public double? Points(string? text) => Number(
        "--points", text, v => v is >= 0 and <= 100, "points are a number from 0 to 100", "--points 99");

    public int? Budget(string? text) => Whole("--budget", text, 1, 1_000_000, "a number of runs, from 1", "400");

    public int? Seeds(string? text) =>
        Whole("--seeds", text, 2, 10_000, "a range needs 2 seeds or more, up to 10,000", "19");

    private int? Whole(string option, string? text, int least, int most, string rule, string fix) =>
        (int?)Number(
            option, text, v => v >= least && v <= most && v == Math.Floor(v), rule, $"{option} {fix}");

    private double? Number(string option, string? text, Func<double, bool> holds, string rule, string fix)
    {
        if (text is null)
        {
            return null;
        }
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && holds(value))
        {
            return value;
        }
        findings.Add($"{option} {text}: {rule}; fix: {fix}");
        return null;
    }
}
