using CdnLab.Model.Clients;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>Who asks for the documents of a class, by which URL (a symbol), how often.</summary>
internal sealed class FlowPlan
{
    public List<(int Persona, string Url, double Weight)> Flows { get; } = [];

    public IEnumerable<string> Urls => Flows.Select(f => f.Url);

    /// <summary>Adds the requests of one persona, split by its spelling; no weight, if the persona has a share only
    /// later.
    /// </summary>
    public void Add(int persona, NameSpelling spelling, IReadOnlyList<string> urls, double weight)
    {
        if (urls.Count == 1 || spelling != NameSpelling.Mixed)
        {
            Flows.Add((persona, spelling == NameSpelling.Verbatim ? urls[^1] : urls[0], weight));
            return;
        }
        Flows.Add((persona, urls[0], weight / 2));
        Flows.Add((persona, urls[^1], weight / 2));
    }

    /// <summary>The plans of a class and variant: clients without caches at most PoPs, the same with the redirector's
    /// requests at its PoP, and clients with caches.</summary>
    /// <param name="spec">The scenario.</param>
    /// <param name="table">The class.</param>
    /// <param name="personas">Who asks.</param>
    /// <param name="gzip">The variant; null: the answers do not vary.</param>
    public static (FlowPlan[] Bulk, FlowPlan Caching) Of(
        ScenarioSpec spec, ClassTable table, IReadOnlyList<Persona> personas, bool? gzip)
    {
        var (ordinary, redirected, caching) = (new FlowPlan(), new FlowPlan(), new FlowPlan());
        var family = table.Class.Family;
        for (var i = 0; i < personas.Count; i++)
        {
            var persona = personas[i].Spec;
            var missing = persona.MissingShare;
            var part = table.Class.Name == NameClass.Missing ? missing : 1 - missing;
            if (persona.AsksRedirector)
            {
                if (gzip != false && Asks(spec, family) && part > 0 && personas[i].Occurs)
                {
                    redirected.Add(i, persona.Spelling, table.ClientUrls, personas[i].Share * part / FirstShare(spec));
                }
                continue;
            }
            var families = spec.Families.Sum(f => persona.Families.GetValueOrDefault(f.Name));
            part *= families > 0 ? persona.Families.GetValueOrDefault(family) / families : 0;
            part *= gzip is { } coded ? coded ? persona.GzipShare : 1 - persona.GzipShare : 1;
            if (part > 0 && personas[i].Occurs)
            {
                (persona.Cache == ClientCacheMode.None ? ordinary : caching)
                    .Add(i, persona.Spelling, table.ClientUrls, personas[i].Share * part);
            }
        }
        redirected.Flows.InsertRange(0, ordinary.Flows);
        return ([ordinary, redirected], caching);
    }

    private static bool Asks(ScenarioSpec spec, string family) => spec.Redirector is { } redirector
        && spec.Families.First(f => f.Name == family).Paths[0] == redirector.Document;

    private static double FirstShare(ScenarioSpec spec) =>
        spec.Topology.Pops[0].Share / spec.Topology.Pops.Sum(p => p.Share);
}
