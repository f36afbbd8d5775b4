using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>All that the rules make of one class of documents in one variant, as small tables: which URLs lead to which
/// keys under each edge config, which answers the origin releases give, and who asks. Projects of a class share it.
/// </summary>
internal sealed class Shape
{
    /// <summary>Keys that one shape may have: a view is found by four bits for each.</summary>
    public const int KeysMax = 4;

    /// <summary>Different storable answers that one shape may have: a cell has three bits for them.</summary>
    public const int StorableMax = 7;

    public Shape() => Kept = new(this);

    public required UrlClass Class { get; init; }

    public required DocumentFamily Family { get; init; }

    /// <summary>The variant; null: the answers do not vary.</summary>
    public required bool? Gzip { get; init; }

    public required bool Versioned { get; init; }

    /// <summary>URLs and cache keys as symbols (<see cref="EdgeCell"/>), for people.</summary>
    public required string[] Urls { get; init; }

    public required string[] Keys { get; init; }

    /// <summary>By config, then URL.</summary>
    public required EdgeStep[][] Edge { get; init; }

    /// <summary>By release, then URL: index among <see cref="Contents"/>.</summary>
    public required byte[][] Answer { get; init; }

    /// <summary>Answers from 1 on, storable ones first; none at 0.</summary>
    public required Content[] Contents
    {
        get;
        init
        {
            field = value;
            var document = value.Skip(1).Where(c => c.Target < 0).MaxBy(c => c.ClientLifetime);
            OwnLifetime = (Ticks.Seconds(document?.ClientLifetime ?? 0), Ticks.Seconds(document?.Lifetime ?? 0));
            LongestStored = value.Skip(1).Where(c => c.Storable).Select(c => c.Lifetime).DefaultIfEmpty().Max();
        }
    }

    /// <summary>Who asks: [0] at most PoPs, [1] at the redirector's, whose own requests come last there.</summary>
    public Flow[][] Bulk { get; private set; } = [];

    /// <summary>Weight of <see cref="Bulk"/>.</summary>
    public double[] BulkWeight { get; private set; } = [];

    /// <summary>One key, and nothing redirects: a hit is the end.</summary>
    public bool Simple { get; init; }

    /// <summary>How many documents each of its rows stands for; above 1 in a sampled run.</summary>
    public int Weight { get; set; } = 1;

    /// <summary>How many requests are executed as one, of those that change only their client's own cache or are made
    /// again; above 1 in a sampled run.</summary>
    public int Batch { get; set; } = 1;

    /// <summary>What clients that keep redirects may hold of it.</summary>
    public KeptStates Kept { get; }

    /// <summary>Lifetimes of its document, seconds: in a client's cache, and at an edge.</summary>
    public (double Client, double Edge) OwnLifetime { get; private init; }

    /// <summary>The longest lifetime among the answers that a cache may store.</summary>
    public long LongestStored { get; private init; }

    /// <summary>Sets who asks.</summary>
    /// <param name="plans">At most PoPs, and at the redirector's.</param>
    /// <param name="caching">Clients with caches, everywhere.</param>
    public void SetFlows(FlowPlan[] plans, FlowPlan caching)
    {
        Bulk = [.. plans.Select(plan => caching.Flows.Concat(plan.Flows)
            .Select(flow => new Flow(flow.Persona, Array.IndexOf(Urls, flow.Url), flow.Weight)).ToArray())];
        BulkWeight = [.. Bulk.Select(flows => flows.Sum(f => f.Weight))];
    }

    /// <summary>Index of the redirect that an edge makes by a step.</summary>
    public int ContentOf(EdgeStep step) => Array.FindIndex(
        Contents, 1, c => c.ByEdge && c.Status == step.Status && c.Target == step.Target);

    /// <summary>Whether the rules of two configs treat the shape alike.</summary>
    public bool SameUnder(int config, int other) => Edge[config].AsSpan().SequenceEqual(Edge[other]);
}
