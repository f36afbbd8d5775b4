using System.Runtime.Intrinsics;
using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>What the traffic before a run leaves in the caches. After at least a lifetime of Poisson requests a key is
/// fresh with probability x / (1 + x), where x is the number of requests expected in a lifetime, and what is left of
/// the
/// lifetime is uniform; after less, the first request stored it, if there was one.</summary>
internal sealed class InitialState
{
    private readonly World _world;
    private readonly RandomStream _shieldRandom;
    private readonly ulong _salt;
    private readonly double _fill;
    private readonly bool _oneExpiry;
    private readonly double[] _shares;

    public InitialState(World world)
    {
        _world = world;
        _shieldRandom = world.Stream("initial/shield");
        _salt = _shieldRandom.NextBits();
        _fill = world.Spec.Fill.TotalSeconds;
        Shielded = world.Spec.Topology.Shield is not null;
        _oneExpiry = Shielded && !world.Spec.Edge.Profile.StripAge;
        _shares = [.. world.Pops.Share, 0, 0, 0];
    }

    /// <summary>Whether there is a shield.</summary>
    public bool Shielded { get; }

    /// <summary>What the shield holds for the key of a row's PoPs; the same whenever it is asked.</summary>
    public uint AtShield(int row, int key) => AtShield(row, key, out _);

    /// <summary>What a PoP holds.</summary>
    public uint AtPop(int row, int pop, int key, RandomStream random)
    {
        var initial = _world.Initial[_world.Rows[row].Shape];
        var weight = initial.Weight[pop == _world.Pops.Redirector ? 1 : 0][key];
        var rate = _world.Rows[row].Rate * _world.Pops.Share[pop] * weight;
        var (content, lifetime) = (initial.Content[key], initial.Lifetime[key]);
        if (!_oneExpiry)
        {
            return Draw(random, content, rate, lifetime);
        }
        var word = AtShield(row, key, out var owner);
        return Share(random, word, pop == owner, rate, lifetime);
    }

    /// <summary>What the first PoPs hold of a document with one key.</summary>
    public void AtPops(int row, Span<uint> words, RandomStream random)
    {
        var initial = _world.Initial[_world.Rows[row].Shape];
        var (content, lifetime) = (initial.Content[0], initial.Lifetime[0]);
        var (usual, redirected) = (initial.Weight[0][0], initial.Weight[1][0]);
        var owner = 0;
        var shield = _oneExpiry ? AtShield(row, 0, out owner) : 0;
        double all = _world.Rows[row].Rate;
        for (var pop = 0; pop < words.Length; pop++)
        {
            var rate = all * _shares[pop] * (pop == _world.Pops.Redirector ? redirected : usual);
            words[pop] = _oneExpiry
                ? Share(random, shield, pop == owner, rate, lifetime) : Draw(random, content, rate, lifetime);
        }
    }

    /// <summary>What a PoP holds of what the shield does. PoPs go on counting the age that the shield tells: all that
    /// is stored expires together.</summary>
    private uint Share(RandomStream random, uint word, bool isOwner, double rate, double lifetime)
    {
        if (Word.Content(word) == 0)
        {
            return 0;
        }
        var age = lifetime - Ticks.Seconds(_world.Expiry(word));
        return isOwner || random.NextUnit() < 1 - PortableMath.Exp(-rate * age) ? word : 0;
    }

    private uint AtShield(int row, int key, out int owner)
    {
        owner = 0;
        var initial = _world.Initial[_world.Rows[row].Shape];
        var (content, lifetime) = (initial.Content[key], initial.Lifetime[key]);
        if (content == 0 || !Shielded)
        {
            return 0;
        }
        _shieldRandom.Reseed(_salt + (ulong)(_world.Rows[row].Shield + key) * 2);
        var all = _world.Rows[row].Rate * initial.Weight[0][key];
        var rate = _oneExpiry || _fill < lifetime ? all : Misses(all, lifetime);
        var word = Draw(_shieldRandom, content, rate, lifetime);
        owner = _oneExpiry ? _world.Pops.At(_shieldRandom.NextUnit()) : 0;
        return word;
    }

    private uint Draw(RandomStream random, int content, double rate, double lifetime)
    {
        if (content == 0 || rate <= 0 || _fill <= 0 || lifetime <= 0)
        {
            return 0;
        }
        if (_fill < lifetime)
        {
            var first = random.NextExponential() / rate;
            return first < _fill ? _world.WordOf(content, Ticks.OfSeconds(lifetime - (_fill - first))) : 0;
        }
        var expected = rate * lifetime;
        return random.NextUnit() * (1 + expected) < expected
            ? _world.WordOf(content, Ticks.OfSeconds(lifetime * (1 - random.NextUnit())))
            : 0;
    }

    /// <summary>Requests a second that PoPs pass on: each one in a lifetime and the time until the next
    /// request.</summary>
    private double Misses(double rate, double lifetime)
    {
        var sum = Vector256<double>.Zero;
        var (one, all) = (Vector256.Create(1.0), Vector256.Create(rate));
        for (var pop = 0; pop < _world.Pops.Count; pop += 4)
        {
            var rates = Vector256.Create(_shares, pop) * all;
            sum += rates / (one + rates * lifetime);
        }
        return Vector256.Sum(sum);
    }
}
