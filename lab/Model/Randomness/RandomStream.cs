using System.Numerics;

namespace CdnLab.Model.Randomness;

/// <summary>A seeded stream of random numbers (xoshiro256++ of Blackman and Vigna, seeded through SplitMix64). Each
/// component owns a stream derived from (seed, name), so that one component's draws never shift another's.</summary>
public sealed class RandomStream
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>The stream of one component.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="name">The component, for example <c>traffic/arrivals</c>.</param>
    public RandomStream(ulong seed, string name)
    {
        var state = seed ^ StableHash.Of(name);
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

    /// <summary>An exponentially distributed number with mean 1.</summary>
    public double NextExponential() => -Math.Log(1.0 - NextUnit());

    /// <summary>A standard normal number (Marsaglia's polar method, one of the pair used).</summary>
    public double NextNormal()
    {
        while (true)
        {
            var u = 2 * NextUnit() - 1;
            var v = 2 * NextUnit() - 1;
            var s = u * u + v * v;
            if (s is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }

    /// <summary>A lognormal number with the given median and shape (standard deviation of its logarithm).</summary>
    public double NextLognormal(double median, double sigma) => median * Math.Exp(sigma * NextNormal());

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
