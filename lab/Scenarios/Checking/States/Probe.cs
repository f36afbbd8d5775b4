using CdnLab.Scenarios.Checking.Properties;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>Looks at every request that can be made in a state, with the eyes of every property.</summary>
internal sealed class Probe
{
    private readonly World _world;
    private readonly IReadOnlyList<IChainProperty> _properties;
    private readonly int _requestsMax;

    public Probe(World world, IReadOnlyList<IChainProperty> properties)
    {
        (_world, _properties) = (world, properties);
        Walker = new(world);
        _requestsMax = world.Spec.Personas.Where(p => p.Cache == world.Mode).Select(p => p.RequestsMax)
            .DefaultIfEmpty(int.MaxValue).Min();
    }

    /// <summary>Told of a broken property; the walker still has the exchanges.</summary>
    public delegate void Broken(CheckRule rule, string what, int client, ChainResult result);

    /// <summary>The walker, with the request looked at last.</summary>
    public Walker Walker { get; }

    /// <summary>Whether an action ends a purge.</summary>
    public bool IsPurge(int point, SearchAction action) => action.Kind == ActionKind.Plan
        && _world.Plan.Points[point].Moves[action.Index] is { Last: true } move && _world.Purges[move.Step] is not null;

    /// <summary>Looks at a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="purged">Whether a purge has just ended.</param>
    /// <param name="broken">Told what is broken.</param>
    public void Look(ReadOnlySpan<byte> state, bool purged, Broken broken)
    {
        var point = _world.Plan.Points[state[0]];
        for (var client = 0; client < _world.Space.ClientUrls.Count; client++)
        {
            var result = Walker.Go(state, client);
            var view = new ChainView(_world, point, Walker, client, result, _requestsMax, purged);
            foreach (var property in _properties)
            {
                if (property.Broken(view) is { } what)
                {
                    broken(property.Rule, what, client, result);
                }
            }
        }
    }
}
