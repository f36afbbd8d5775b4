using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>The parts of one run put together, and its main loop.</summary>
internal sealed class BruteForceRun
{
    private readonly RunContext _context;
    private readonly OriginNode _origin;
    private readonly OriginWatch _watch;
    private readonly EdgeNode? _shield;
    private readonly IReadOnlyList<EdgeNode> _pops;
    private readonly TimelinePlayer _timeline;
    private readonly Clients _clients;
    private readonly RandomStream _requests;
    private readonly ArrivalProcess _arrivals;
    private WeightedChoice<(ClientKind, RequestLaw)> _mix;

    public BruteForceRun(CompiledScenario compiled, RunContext context, Population population)
    {
        var spec = compiled.Spec;
        _context = context;
        _origin = new(context);
        var config = context.Rules.Config(spec.Edge.Config);
        _watch = new(context, _origin);
        _shield = spec.Topology.Shield is { } name ? new(context, name, isPop: false, _watch, config) : null;
        IUpstream upstream = _shield is null ? _watch : _shield;
        _pops = [.. spec.Topology.Pops.Select(p => new EdgeNode(context, p.Name, isPop: true, upstream, config))];
        var redirector = spec.Redirector is null ? null : new RedirectorNode(context, _pops[0]);
        _clients = new(context, _pops, redirector);
        var edges = _shield is null ? _pops : [_shield, .. _pops];
        _mix = population.Choice(population.Mix);
        _timeline = new(
            context, _origin, edges, redirector, new(context, edges, compiled.Catalogue),
            mix => _mix = mix.Count > 0 ? population.Choice(mix) : _mix);
        _requests = context.Stream("requests");
        _arrivals = new(spec, context.Bin, context.Stream("arrivals"));
    }

    public void Fill(InitialFill fill) => fill.Fill(_context, _pops, _shield);

    public void Play()
    {
        var (loop, end) = (_context.Loop, _context.Spec.End);
        _timeline.Schedule();
        _watch.Begin();
        var arrival = _arrivals.Next(loop.Now);
        while (true)
        {
            var due = loop.NextAt;
            if (due is { } at && at <= end && !(arrival < at))
            {
                loop.RunNext();
            }
            else if (arrival is { } next)
            {
                loop.MoveTo(next);
                _clients.Begin(Population.Draw(next, _mix, _requests));
                arrival = _arrivals.Next(next);
            }
            else
            {
                break;
            }
        }
        loop.MoveTo(end);
        _origin.Finish();
        _context.Totals.Waiting = _pops.Sum(pop => pop.Waiting);
        _context.Totals.Evicted += _pops.Sum(pop => pop.Store.Evicted);
    }
}
