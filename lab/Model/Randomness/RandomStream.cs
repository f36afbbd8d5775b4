using System.Numerics;

namespace CdnLab.Model.Randomness;

/// <summary>A seeded stream of random numbers (xoshiro256++ of Blackman and Vigna, seeded through SplitMix64). Each
/// component owns a stream derived from (seed, name), so that one component's draws never shift another's. The same
/// numbers on every machine (<see cref="PortableMath"/>).</summary>
public sealed class RandomStream
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>The stream of one component.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="name">The component, for example <c>traffic/arrivals</c>.</param>
    public RandomStream(ulong seed, string name) => Reseed(seed ^ StableHash.Of(name));

    /// <summary>Begins anew from a number: the draws that follow depend on it alone.</summary>
    public void Reseed(ulong state)
    {
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number in [0, 1), of 53 bits.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, <paramref name="limit"/>), without modulo bias (Lemire's method).</summary>
    public int NextBelow(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var bound = (ulong)limit;
        var threshold = (0UL - bound) % bound;
        while (true)
        {
            var high = Math.BigMul(NextBits(), bound, out var low);
            if (low >= threshold)
            {
                return (int)high;
            }
        }
    }

    /// <summary>Whether an event of the given probability happens.</summary>
    public bool NextChance(double probability) => NextUnit() < probability;

    /// <summary>An exponentially distributed number with mean 1, by an exact ziggurat: layer and place in it come from
    /// separate bits, so that the number has 53 of its own.</summary>
    public double NextExponential()
    {
        var beyond = 0.0;
        while (true)
        {
            var bits = NextBits();
            var layer = (int)(bits & (ExponentialZiggurat.Layers - 1));
            var value = (bits >> 11) * (1.0 / (1UL << 53)) * ExponentialZiggurat.Widths[layer];
            if (value < ExponentialZiggurat.Widths[layer + 1])
            {
                return beyond + value;
            }
            if (layer == 0)
            {
                // The tail is the law itself again.
                beyond += ExponentialZiggurat.Tail;
            }
            else if (IsBelowDensity(layer, value))
            {
                return beyond + value;
            }
        }
    }

    /// <summary>A standard normal number (Marsaglia's polar method, one of the pair used).</summary>
    public double NextNormal() => NextNormalDraw().Value;

    /// <summary>What is random in it.</summary>
    public NormalDraw NextNormalDraw()
    {
        while (true)
        {
            var u = 2 * NextUnit() - 1;
            var v = 2 * NextUnit() - 1;
            var s = u * u + v * v;
            if (s is > 0 and < 1)
            {
                return new(u, s);
            }
        }
    }

    /// <summary>A lognormal number with the given median and shape (standard deviation of its logarithm).</summary>
    public double NextLognormal(double median, double sigma) => median * PortableMath.Exp(sigma * NextNormal());

    /// <summary>A Poisson distributed number, exact in law.</summary>
    /// <param name="mean">Its mean, from 0 to 1e15.</param>
    public long NextPoisson(double mean)
    {
        if (!(mean >= 0 && mean <= PoissonLaw.MeanMax))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "not from 0 to 1e15");
        }
        return mean == 0 ? 0 : PoissonLaw.Draw(mean, this);
    }

    private bool IsBelowDensity(int layer, double value)
    {
        var (low, high) = (ExponentialZiggurat.Heights[layer], ExponentialZiggurat.Heights[layer + 1]);
        return low + (high - low) * NextUnit() < PortableMath.Exp(-value);
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
