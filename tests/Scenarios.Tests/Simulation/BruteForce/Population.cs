using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>All kinds of clients, and which of them ask now.</summary>
internal sealed class Population
{
    private readonly Dictionary<string, (ClientKind Kind, RequestLaw Law)> _kinds;

    public Population(CompiledScenario compiled, RuleBook rules)
    {
        var pops = compiled.Spec.Topology.Pops;
        var places = new WeightedChoice<int>(pops.Select((pop, i) => KeyValuePair.Create(i, pop.Share)));
        _kinds = compiled.Spec.Clients.Personas.Values.ToDictionary(
            p => p.Name, p => (new ClientKind(p, places), new RequestLaw(compiled, rules, p)), StringComparer.Ordinal);
        var mix = compiled.Spec.Clients.Mix;
        Mix = mix.Count > 0 ? mix : _kinds.Keys.ToDictionary(name => name, _ => 1.0);
    }

    /// <summary>Weights of the personas when the run begins.</summary>
    public IReadOnlyDictionary<string, double> Mix { get; }

    public WeightedChoice<(ClientKind Kind, RequestLaw Law)> Choice(IReadOnlyDictionary<string, double> mix) =>
        new(mix.Select(share => KeyValuePair.Create(_kinds[share.Key], share.Value)));

    /// <summary>The kinds that ask when the run begins, with their shares of the requests.</summary>
    public IEnumerable<(ClientKind Kind, RequestLaw Law, double Share)> Shares => Mix
        .Select(m => (_kinds[m.Key].Kind, _kinds[m.Key].Law, m.Value / Mix.Values.Sum()))
        .Where(m => m.Item3 > 0);

    public static Arrival Draw(
        DateTimeOffset at, WeightedChoice<(ClientKind Kind, RequestLaw Law)> mix, RandomStream random)
    {
        var (kind, law) = mix.Draw(random);
        var user = random.NextBelow(kind.Persona.Users);
        return new(at, kind, user, kind.PopOf(user), kind.AcceptsGzip(user), law.Draw(random));
    }
}
