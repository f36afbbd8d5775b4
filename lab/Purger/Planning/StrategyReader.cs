using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Format.Findings;

namespace CdnLab.Purger.Planning;

/// <summary>Reads a strategy as the command line names it; its rates are real ones.</summary>
public static class StrategyReader
{
    private const double RateLeast = 1e-6;

    /// <summary>The strategy; null: it cannot be read.</summary>
    /// <param name="text">A remedy with parameters; null: the purge of the scenario as it stands.</param>
    /// <param name="keys">What it varies.</param>
    /// <param name="findings">What is wrong, all of it.</param>
    public static PurgeStrategy? Read(string? text, PlannedKeys keys, List<string> findings)
    {
        // Whether a call fails is seen, not drawn.
        var basis = keys.Basis with { FailureRatio = 0 };
        if (text is null)
        {
            if (keys.Own is null)
            {
                findings.Add($"--strategy: {keys.Name} says no way to purge; fix: --strategy letters");
            }
            return keys.Own is null ? null : Check(keys.Own with { FailureRatio = 0 }, findings);
        }
        var parts = text.Split(':');
        var known = PurgeKinds.ByName.Keys;
        if (PurgeKinds.ByName.GetValueOrDefault(parts[0])?.Purge(basis) is not { } strategy)
        {
            findings.Add(RemedyCatalogue.Find(parts[0]) is null
                ? $"--strategy {text}: unknown strategy '{parts[0]}'; known: {string.Join(", ", known)}; "
                    + $"fix: {NearestWord.Fix(parts[0], known, "use one of them")}"
                : $"--strategy {text}: '{parts[0]}' purges nothing; fix: one of {string.Join(", ", known)}");
            return null;
        }
        var sound = true;
        foreach (var parameter in parts[1..])
        {
            var set = RemedyParameters.Set(strategy, parameter, out var wrong);
            if (wrong is not null)
            {
                findings.Add($"--strategy {text}: {wrong}; fix: a value that it takes, or leave it out");
            }
            sound &= set is not null;
            strategy = set ?? strategy;
        }
        return sound ? Check(strategy with { Name = text }, findings) : null;
    }

    // A rate so low that its interval is no time span.
    private static PurgeStrategy? Check(PurgeStrategy strategy, List<string> findings)
    {
        var rates = new Dictionary<string, double?>
        {
            ["calls_per_second"] = strategy.CallsPerSecond,
            ["total_calls_per_second"] = strategy.TotalCallsPerSecond,
            ["calls_per_hour"] = strategy.Limits.CallsPerHour / 3600,
            ["start"] = strategy.Control?.Start,
            ["most"] = strategy.Control?.Most,
        };
        var wrong = rates.Where(rate => rate.Value < RateLeast).Select(rate => rate.Key).ToList();
        findings.AddRange(wrong.Select(rate =>
            $"--strategy {strategy.Name}: {rate} is so low that no call would ever be made; fix: a higher one"));
        return wrong.Count == 0 ? strategy : null;
    }
}
