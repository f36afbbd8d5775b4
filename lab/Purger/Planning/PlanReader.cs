using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Redirects;
using CdnLab.Purger.Targets;
using CdnLab.Scenarios.Format.Findings;

namespace CdnLab.Purger.Planning;

/// <summary>Makes a plan of what the command line asks for, or says everything that is wrong with it.</summary>
public static class PlanReader
{
    /// <summary>The plan; null: there are findings.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="input">Standard input, for keys.</param>
    /// <param name="findings">What is wrong; more may be in it already.</param>
    public static RunPlan? Read(PurgerOptions options, TextReader input, List<string> findings)
    {
        var known = TargetKinds.ByName.Keys;
        if (!TargetKinds.ByName.TryGetValue(options.Target, out var target))
        {
            findings.Add($"--target {options.Target}: known: {string.Join(", ", known)}; "
                + $"fix: {NearestWord.Fix(options.Target, known, "one of them")}");
        }
        var edges = Endpoints.Read("--endpoint", options.Endpoints, findings);
        var keys = KeysOf(options, input, findings);
        var strategy = keys is null
            ? Unknown(options, findings) : StrategyReader.Read(options.Strategy, keys, findings);
        if (keys is null || strategy is null || target is null)
        {
            return null;
        }
        findings.AddRange(PlanCheck.Strategy(strategy, keys, options));
        findings.AddRange(Endpoints.Check(edges, target.Traits, strategy, options.DryRun));
        if (target.Traits.NeedsService && options.Service is null && !options.DryRun)
        {
            findings.Add($"--service: {target.Traits.Name} purges one service; fix: --service ID");
        }
        if (findings.Count > 0)
        {
            return null;
        }
        strategy = Within(strategy, target.Traits, options);
        var shards = PurgePlanner.Plan(strategy, Endpoints.Into(keys.Scope, edges));
        var host = options.Host ?? keys.Host;
        findings.AddRange(PlanCheck.Shards(strategy, shards, target.Traits, host));
        return findings.Count > 0 ? null : new()
        {
            Name = keys.Name,
            Strategy = strategy,
            Shards = shards,
            Keys = [.. Planned(strategy, keys)],
            AffectedKnown = keys.AffectedKnown,
            Traits = target.Traits,
            Endpoints = edges,
            Service = options.Service,
            Host = host,
        };
    }

    private static PlannedKeys? KeysOf(PurgerOptions options, TextReader input, List<string> findings)
    {
        if (options.Scenario is null && options.Keys is null)
        {
            findings.Add("what is purged? fix: a SCENARIO, or --keys FILE");
            return null;
        }
        var listed = options.Keys is { } file ? Listed(file, input, findings) : null;
        var planned = options.Scenario is { } name ? ScenarioKeys.Read(name, options.Scale, findings) : null;
        if (options.Scenario is null)
        {
            return listed is null || !PathIsSound(options.Path, findings) ? null
                : KeyFile.Of(options.Keys!, listed, options.Path);
        }
        return planned is null || listed is null ? planned : ScenarioKeys.Only(planned, listed, findings);
    }

    private static IReadOnlyList<string>? Listed(string file, TextReader input, List<string> findings)
    {
        try
        {
            using var reader = file == "-" ? input : new StreamReader(file);
            return KeyLines.Read(file == "-" ? "standard input" : file, reader, findings);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            findings.Add($"--keys {file}: {error.Message}; fix: the path of a file with one key a line");
            return null;
        }
    }

    private static bool PathIsSound(string? path, List<string> findings)
    {
        try
        {
            var names = path is null ? [] : Template.Parse(path).Names.ToList();
            if (path is null || (path.StartsWith('/') && names.Count > 0 && names.All(n => n is "key" or "name")))
            {
                return true;
            }
            findings.Add($"--path {path}: it is a path with the place {{key}} or {{name}}; fix: --path /{{key}}");
        }
        catch (FormatException wrong)
        {
            findings.Add($"--path: {wrong.Message}; fix: --path /{{key}}");
        }
        return false;
    }

    // An unknown strategy is told even where there are no keys.
    private static PurgeStrategy? Unknown(PurgerOptions options, List<string> findings)
    {
        if (options.Strategy is not null)
        {
            StrategyReader.Read(options.Strategy, new("", new(), new([])), findings);
        }
        return null;
    }

    private static PurgeStrategy Within(PurgeStrategy strategy, TargetTraits traits, PurgerOptions options)
    {
        strategy = strategy with
        {
            Limits = strategy.Limits with { CallsPerHour = strategy.Limits.CallsPerHour ?? traits.CallsPerHour },
        };
        if (options.Health is null || strategy.Control is not null)
        {
            return options.Health is null ? strategy with { Control = null } : strategy;
        }
        // Its own pace is the most; the load can only slow it down.
        var kind = PurgeKinds.Of(strategy);
        var most = strategy.TotalCallsPerSecond ?? strategy.CallsPerSecond
            * Math.Max(1, kind.Callers(strategy, strategy.Shards).Count);
        return strategy with { Control = new() { Start = most, Most = most, Increase = most / 10 } };
    }

    private static IEnumerable<PlannedKey> Planned(PurgeStrategy strategy, PlannedKeys keys)
    {
        var keyOf = PurgeKinds.Of(strategy).KeyOf(strategy);
        var only = PurgePlanner.MeansOnlyAffected(strategy);
        return keys.Scope.Projects.Where(p => p.Differs || !only).Select(p => new PlannedKey(
            keyOf(p), p.Differs, AffectedUrls.Of(p, keys.Scope.Families).Select(u => u.Url)));
    }
}
