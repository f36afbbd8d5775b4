using System.Globalization;
using CdnLab.Model.Randomness;

namespace CdnLab.Live.Tests.Checking.Mutants;

/// <summary>Alters changes at random. A mutant is a function of its seed.</summary>
internal sealed class Mutator
{
    private const int AlterationsMax = 3;
    private static readonly string[] Projects = ["PyYAML", "Flask_Login", "zope.interface", "requests"];
    private static readonly string[] Profiles = ["pypi-2022", "fastly", "strict"];
    private static readonly string[] Lifetimes = [MutantRelease.Day, MutantRelease.Quarter, MutantRelease.Never];
    private static readonly string[] Keys = [MutantConfig.PlainKey, "v2:{host}{url}", "{host}/one{url}"];
    private static readonly string[] Unstorable = ["", "301", "301, 302, 308", "404"];

    private static readonly string[] Inserted =
    [
        "deploy_origin: both", "deploy_origin: after", "wait: 12h", "wait: 1d10m", "wait: 2d20m",
        "purge: {all: true}", "purge: {all: true, mode: soft}", "purge: {all: true, tier: pops}",
        "purge: {keys: ['project/{normalized}']}", "purge: {keys: ['project/{name}']}",
        "purge: {urls: ['/pypi/{normalized}/json']}", "purge: {urls: ['/pypi/{name}/json']}",
        "roll_back: {origin: before}", "roll_back: {edge: before}", "roll_back: {origin: before, edge: before}",
    ];

    private readonly RandomStream _random;

    private Mutator(ulong seed) => _random = new(seed, "mutants");

    /// <summary>The mutant of a seed.</summary>
    public static Mutant Of(ulong seed)
    {
        var mutator = new Mutator(seed);
        while (true)
        {
            var mutant = mutator.Draw(seed);
            if (mutant.Load() is not null)
            {
                return mutant;
            }
        }
    }

    private Mutant Draw(ulong seed)
    {
        var mutant = MutantBases.All[(int)(seed % (ulong)MutantBases.All.Count)];
        for (var left = 1 + _random.NextBelow(AlterationsMax); left > 0; left--)
        {
            mutant = Alter(mutant);
        }
        var name = string.Create(CultureInfo.InvariantCulture, $"{mutant.Name}-{seed}");
        return mutant with { Name = name, Project = One(Projects) };
    }

    private Mutant Alter(Mutant mutant) => _random.NextBelow(12) switch
    {
        0 => Release(mutant, r => r with { Canonical = One(["verbatim", "normalized", "any"]) }),
        1 => Release(mutant, r => r with { Status = One([301, 302, 308]) }),
        2 => Release(mutant, r => r with { Redirects = One(Lifetimes) }),
        3 => Release(mutant, r => r with { Documents = One(Lifetimes) }),
        4 => Release(mutant, r => r with { AppendsSlash = !r.AppendsSlash }) with { SlashForms = true },
        5 => Config(mutant, c => c with { Rule = One(MutantConfig.Rules) }),
        6 => Config(mutant, c => c with { Key = One(Keys) }),
        7 => Config(mutant, c => c with { Guard = !c.Guard, Unstorable = One(Unstorable) }),
        8 => mutant with { Steps = Swapped(mutant.Steps) },
        9 => mutant with { Steps = Without(mutant.Steps) },
        10 => mutant with { Steps = With(mutant.Steps) },
        _ => mutant with { Profile = One(Profiles), Shield = _random.NextChance(0.5) },
    };

    private Mutant Release(Mutant mutant, Func<MutantRelease, MutantRelease> change) =>
        mutant with { Releases = Changed(mutant.Releases, change) };

    private Mutant Config(Mutant mutant, Func<MutantConfig, MutantConfig> change) =>
        mutant with { Configs = Changed(mutant.Configs, change) };

    private Dictionary<string, T> Changed<T>(IReadOnlyDictionary<string, T> all, Func<T, T> change)
    {
        var name = One(all.Keys.Order(StringComparer.Ordinal).ToList());
        return all.ToDictionary(one => one.Key, one => one.Key == name ? change(one.Value) : one.Value);
    }

    private List<string> Swapped(IReadOnlyList<string> steps)
    {
        var (one, other) = (_random.NextBelow(steps.Count), _random.NextBelow(steps.Count));
        return [.. steps.Select((s, i) => i == one ? steps[other] : i == other ? steps[one] : s)];
    }

    private List<string> Without(IReadOnlyList<string> steps)
    {
        var gone = steps.Count > 1 ? _random.NextBelow(steps.Count) : -1;
        return [.. steps.Where((_, i) => i != gone)];
    }

    private List<string> With(IReadOnlyList<string> steps)
    {
        var at = _random.NextBelow(steps.Count + 1);
        return [.. steps.Take(at), One(Inserted), .. steps.Skip(at)];
    }

    private T One<T>(IReadOnlyList<T> choices) => choices[_random.NextBelow(choices.Count)];
}
