using System.Globalization;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>Reads the values of the command line. What cannot be read is a finding, and the rest is read all the same,
/// so that everything wrong is told at once.</summary>
internal sealed class SimulateArguments(List<string> findings)
{
    private const double ScaleMin = 0.000001;
    private const double ScaleMax = 100;
    private const int CountMax = 10_000;

    public double Scale(string? text)
    {
        if (text is null)
            return 1;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value is >= ScaleMin and <= ScaleMax)
        {
            return value;
        }
        return Refuse("--scale", text, "a share of the full size is a number above 0, up to 100", "--scale 0.25", 1.0);
    }

    public ulong? Seed(string? text)
    {
        if (text is null)
            return null;
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : Refuse<ulong?>("--seed", text, "a seed is a whole number from 0 to 2^64 - 1", "--seed 1", null);
    }

    public int Seeds(string? text) => Count(text, "--seeds", "a number of seeds is 1 to 10,000", "--seeds 8") ?? 1;

    public int? Jobs(string? text) => Count(text, "--jobs", "a number of runs at once is 1 to 10,000", "--jobs 1");

    /// <summary>Projects to simulate; all: more than any catalogue has.</summary>
    public int? Sample(string? text) => text == "all" ? int.MaxValue : Count(
        text, "--sample", "a number of projects is 1 to 1,000,000,000, or all", "--sample 10000", 1_000_000_000);

    public SweepRequest? Sweep(string? text)
    {
        if (text is null)
            return null;
        var parts = text.Split('=', 2);
        var values = parts.Length < 2 ? [] : parts[1].Split('|');
        return parts[0].Length > 0 && values.Length > 1 && values.All(v => v.Length > 0)
            && values.Distinct(StringComparer.Ordinal).Count() == values.Length
            ? new SweepRequest(parts[0], values)
            : Refuse<SweepRequest?>(
                "--sweep", text, "a path and at least two values, none of them twice",
                "--sweep 'clients.rate=12000|24000'", null);
    }

    public TimeSpan? Duration(string option, string? text)
    {
        if (text is null)
            return null;
        return Format.Shapes.Durations.Parse(text) is { } value && value > TimeSpan.Zero
            ? value
            : Refuse<TimeSpan?>(option, text, "a duration above zero", $"{option} 6h30m", null);
    }

    /// <summary>What the options ask for together and cannot have.</summary>
    public void Check(SimulateRequest request, ulong seed)
    {
        if (request is { Sweep: not null, Seeds: > 1 })
            findings.Add("--seeds and --sweep exclude each other; fix: sweep once a seed, with --seed and --out");
        if (seed > ulong.MaxValue - (ulong)(request.Seeds - 1))
            findings.Add($"--seeds {request.Seeds}: there are not so many seeds from {seed} on; fix: a smaller --seed");
    }

    private int? Count(string? text, string option, string rule, string fix, int max = CountMax)
    {
        if (text is null)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value is >= 1 && value <= max
            ? value
            : Refuse<int?>(option, text, rule, fix, null);
    }

    private T Refuse<T>(string option, string text, string rule, string fix, T instead)
    {
        findings.Add($"{option} {text}: {rule}; fix: {fix}");
        return instead;
    }
}
