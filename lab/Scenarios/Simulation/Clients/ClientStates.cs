using CdnLab.Model.Clients;
using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>Which redirects clients that keep redirects for good hold of each document. Users of a persona are alike
/// and
/// ask independently, so that it is enough to know how many of them are in each state; a state says what is held of
/// each URL, four bits a URL. Counted over all PoPs together.</summary>
internal sealed class ClientStates : IDisposable
{
    private const int StatesMax = 32;
    private const int UrlsMax = 16;
    private readonly World _world;
    private readonly RandomStream _random;
    private readonly List<ulong>[] _states;
    private readonly BigArray<int>?[] _users;
    private readonly BulkCells _cells;

    // By row: the largest share of a flow that the own caches of users who keep redirects answer.
    private readonly double[] _hits;

    public ClientStates(World world, BulkCells cells)
    {
        (_world, _cells) = (world, cells);
        _random = world.Stream("clients");
        _states = [.. world.Shapes.Select(_ => new List<ulong> { 0 })];
        _users = new BigArray<int>?[world.Personas.Count];
        for (var p = 0; p < _users.Length; p++)
        {
            if (Keeps(p) && world.Shapes.Any(s => !s.Simple && s.Bulk[0].Any(f => f.Persona == p)))
            {
                _users[p] = new((long)world.Sizes.JointRows * StatesMax);
            }
        }
        _hits = new double[world.Sizes.JointRows];
        SetLevels();
    }

    /// <summary>No state: the user's cache has the document.</summary>
    public const int OwnHit = -2;

    /// <summary>Begins to fetch the users of a row.</summary>
    public void Prefetch(int row, int persona)
    {
        if (_users[persona] is { } users && _world.Rows[row].Joint is var joint and >= 0)
        {
            users.Prefetch((long)joint * StatesMax);
        }
    }

    public void Dispose()
    {
        foreach (var users in _users)
        {
            users?.Dispose();
        }
    }

    /// <summary>Draws the state of a user who asks for a row's document.</summary>
    /// <param name="row">The row.</param>
    /// <param name="flow">The request.</param>
    /// <param name="share">Share of the flow's requests that it is drawn from: those whose users' caches hold anything
    /// are
    /// all among them.</param>
    /// <returns><see cref="OwnHit"/>: the user's own cache answers; -1: it keeps no redirects.</returns>
    public int Draw(int row, Flow flow, double share)
    {
        var hits = OwnHits(row, flow);
        var place = _random.NextUnit() * share - hits;
        if (place < 0)
        {
            return OwnHit;
        }
        if (_users[flow.Persona] is not { } users)
        {
            return -1;
        }
        var first = (long)_world.Rows[row].Joint * StatesMax;
        var count = _states[_world.Rows[row].Shape].Count;
        place *= _world.Personas[flow.Persona].Spec.Users / (1 - hits);
        for (var state = 1; state < count; state++)
        {
            place -= users[first + state];
            if (place < 0)
            {
                return state;
            }
        }
        return 0;
    }

    /// <summary>Has users go from one state to another.</summary>
    public void Move(int row, int persona, int from, int to, int count, long at)
    {
        if (from == to || _users[persona] is not { } users)
        {
            return;
        }
        var first = (long)_world.Rows[row].Joint * StatesMax;
        // At 0 stands the number of those in any other state.
        if (from > 0)
        {
            var left = Math.Min(count, users[first + from]);
            users[first + from] -= left;
            users[first] -= left;
        }
        if (to > 0)
        {
            users[first + to] += count;
            users[first] += count;
            Raise(row, persona, at);
        }
    }

    /// <summary>Index of the redirect held of a URL; 0: none.</summary>
    public int Held(int shape, int state, int url) =>
        state <= 0 || url >= UrlsMax ? 0 : (int)(_states[shape][state] >> (4 * url)) & 15;

    /// <summary>The state after an answer: a permanent redirect is kept.</summary>
    public int Kept(int shape, int state, int url, int content)
    {
        var answer = _world.Shapes[shape].Contents[content];
        return answer.ClientKeeps && answer.Target >= 0 && content < 16 && url < UrlsMax
            ? With(shape, state, url, content)
            : state;
    }

    /// <summary>The state without what is held of a URL.</summary>
    public int Forget(int shape, int state, int url) => With(shape, state, url, 0);

    /// <summary>Sets how much of the traffic is executed one by one because of what clients' caches hold already.
    /// </summary>
    public void SetLevels()
    {
        foreach (var row in _world.Rows.All)
        {
            var joint = _world.Rows[row].Joint;
            if (joint >= 0)
            {
                _hits[joint] = _world.ShapeOf(row).Bulk[0].Where(flow => Keeps(flow.Persona))
                    .Select(flow => OwnHits(row, flow)).DefaultIfEmpty().Max();
                _world.KeptLevel[joint] = Math.Max(_world.KeptLevel[joint], KeptShare.LevelOf(_hits[joint]));
            }
        }
    }

    private void Raise(int row, int persona, long at)
    {
        var joint = _world.Rows[row].Joint;
        var holding = _users[persona]![(long)joint * StatesMax] / (double)_world.Personas[persona].Spec.Users;
        if (holding + _hits[joint] <= KeptShare.Levels[_world.KeptLevel[joint]])
        {
            return;
        }
        var level = KeptShare.LevelOf(_hits[joint] + holding);
        if (level > _world.KeptLevel[joint])
        {
            SetLevel(row, level, at);
        }
    }

    private void SetLevel(int row, byte level, long at)
    {
        for (var pop = 0; pop < _world.Rows[row].Bulk; pop++)
        {
            _cells.Suspend(row, pop, at);
        }
        _world.KeptLevel[_world.Rows[row].Joint] = level;
        for (var pop = 0; pop < _world.Rows[row].Bulk; pop++)
        {
            _cells.Resume(row, pop, at);
        }
    }

    /// <summary>Share of the requests that users' own caches answer.</summary>
    private double OwnHits(int row, Flow flow) => 1 - _world.Passing(row, flow);

    private bool Keeps(int persona) =>
        _world.Personas[persona].Spec.Cache == ClientCacheMode.PermanentRedirects;

    private int With(int shape, int state, int url, int content)
    {
        var bits = (_states[shape][state] & ~(15UL << (4 * url))) | ((ulong)content << (4 * url));
        var index = _states[shape].IndexOf(bits);
        if (index >= 0)
        {
            return index;
        }
        if (_states[shape].Count == StatesMax)
        {
            throw new CompilationException(
                $"{_world.Shapes[shape].Class}: clients' caches come into more than {StatesMax} states");
        }
        _states[shape].Add(bits);
        return _states[shape].Count - 1;
    }
}
