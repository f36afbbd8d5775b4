using CdnLab.Model.Clients;
using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>Which redirects clients that keep redirects for good hold of each document. Users of a persona are alike
/// and
/// ask independently, so that it is enough to know how many of them hold which (<see cref="KeptStates"/>). Counted over
/// all PoPs together.</summary>
internal sealed class ClientStates : IDisposable
{
    private const int StatesMax = KeptStates.Max;

    // So often the number of requests doubles that are executed in vain before users are set aside anew.
    private const int DoublingsMax = 3;

    // Part of what is left of those who hold nothing that is not set aside: as many may come to hold something.
    private const double Room = 1.0 / 16;
    private readonly World _world;
    private readonly RandomStream _random;
    private readonly BigArray<int>?[] _users;
    private readonly BulkCells _cells;
    private readonly int _settledAfter;

    // By row: requests executed since users were set aside last that changed nothing.
    private readonly int[] _inVain;

    // By row: the largest share of a flow that the own caches of users who keep redirects answer.
    private readonly double[] _hits;

    public ClientStates(World world, BulkCells cells, int settledAfter)
    {
        (_world, _cells, _settledAfter) = (world, cells, settledAfter);
        _random = world.Stream("clients");
        _inVain = new int[world.Sizes.JointRows];
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
    /// <param name="from">Which of the flow's requests it is drawn from: those whose users' caches hold anything are all
    /// among them, but for what is set aside (<see cref="SettledUsers"/>). Null: from all.</param>
    /// <returns><see cref="OwnHit"/>: the user's own cache answers; -1: it keeps no redirects.</returns>
    public int Draw(int row, Flow flow, Stop? from)
    {
        var hits = OwnHits(row, flow);
        var share = from?.Kept is null ? null : _cells.Settled[row];
        var place = share is null
            ? _random.NextUnit() * (from?.Share ?? 1) - hits
            : _random.NextUnit() * (from!.Value.Share - share.Of(from.Value.Kept!));
        if (place < 0)
        {
            return OwnHit;
        }
        if (_users[flow.Persona] is not { } users)
        {
            return -1;
        }
        var first = (long)_world.Rows[row].Joint * StatesMax;
        var count = _world.ShapeOf(row).Kept.Count;
        place *= _world.Personas[flow.Persona].Spec.Users / (1 - hits);
        for (var state = 1; state < count; state++)
        {
            place -= users[first + state] - (share?.UsersOf(from!.Value.Kept!, state) ?? 0);
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
            if (_cells.Settled[row] is { } share && from < share.Users[persona].Length
                && users[first + from] < share.Users[persona][from])
            {
                Change(row, at, () => share.Release(persona, from));
            }
        }
        if (to > 0)
        {
            users[first + to] += count;
            users[first] += count;
            Raise(row, persona, at);
        }
    }

    /// <summary>Sets how much of the traffic is executed one by one because of what clients' caches hold already.
    /// </summary>
    public void SetLevels()
    {
        _cells.Settled.Clear();
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

    /// <summary>A request was executed and changed nothing: where many are, users are set aside.</summary>
    public void InVain(int row, long at)
    {
        if (_world.Rows[row].Joint < 0)
        {
            return;
        }
        var times = _cells.Settled[row]?.Times ?? 0;
        if (++_inVain[_world.Rows[row].Joint] >= _settledAfter << times && _world.Rows[row].Bulk > 0)
        {
            Settle(row, Aside(row, Math.Min(times + 1, DoublingsMax)), at);
        }
    }

    private SettledShare Aside(int row, int times)
    {
        var joint = _world.Rows[row].Joint;
        var count = _world.ShapeOf(row).Kept.Count;
        var share = new SettledShare(_world, row)
        {
            Users = new int[_users.Length][],
            Unkept = new double[_users.Length],
            Limit = new int[_users.Length],
            Times = times,
        };
        for (var persona = 0; persona < _users.Length; persona++)
        {
            share.Users[persona] = [];
            if (_users[persona] is not { } users)
            {
                continue;
            }
            share.Users[persona] =
                [.. Enumerable.Range(0, count).Select(state => state == 0 ? 0 : users[(long)joint * StatesMax + state])];
            var all = _world.Personas[persona].Spec.Users;
            var holding = users[(long)joint * StatesMax];
            var rest = KeptShare.Levels[_world.KeptLevel[joint]] - _hits[joint] - holding / (double)all;
            // Room for more users who hold something is left.
            share.Unkept[persona] = Math.Max(0, rest) * (1 - Room);
            share.Limit[persona] = holding + (int)(Math.Max(0, rest) * Room * all);
        }
        return share;
    }

    /// <summary>Sets users aside.</summary>
    private void Settle(int row, SettledShare share, long at)
    {
        _inVain[_world.Rows[row].Joint] = 0;
        Change(row, at, () => _cells.Settled.Set(row, share));
    }

    private void Raise(int row, int persona, long at)
    {
        var joint = _world.Rows[row].Joint;
        if (_cells.Settled[row] is { } share && share.Unkept[persona] > 0
            && _users[persona]![(long)joint * StatesMax] > share.Limit[persona])
        {
            Change(row, at, () => share.ReleaseUnkept(persona));
        }
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

    private void SetLevel(int row, byte level, long at) =>
        Change(row, at, () => _world.KeptLevel[_world.Rows[row].Joint] = level);

    private void Change(int row, long at, Action change)
    {
        for (var pop = 0; pop < _world.Rows[row].Bulk; pop++)
        {
            _cells.Suspend(row, pop, at);
        }
        change();
        for (var pop = 0; pop < _world.Rows[row].Bulk; pop++)
        {
            _cells.Resume(row, pop, at);
        }
    }

    /// <summary>Share of the requests that users' own caches answer.</summary>
    private double OwnHits(int row, Flow flow) => 1 - _world.OwnCaches.Passing(row, flow);

    private bool Keeps(int persona) =>
        _world.Personas[persona].Spec.Cache == ClientCacheMode.PermanentRedirects;
}
