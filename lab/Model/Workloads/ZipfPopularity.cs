using CdnLab.Model.Randomness;

namespace CdnLab.Model.Workloads;

/// <summary>Zipf popularity: the item of rank k is asked for with probability proportional to k^-s.</summary>
public sealed class ZipfPopularity
{
    private readonly double[] _cumulative;

    /// <summary>The law over <paramref name="count"/> items.</summary>
    public ZipfPopularity(int count, double exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        _cumulative = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += PortableMath.Pow(i + 1, -exponent);
            _cumulative[i] = sum;
        }
    }

    /// <summary>Probability of the item at an index from 0.</summary>
    public double Probability(int index) =>
        (_cumulative[index] - (index == 0 ? 0 : _cumulative[index - 1])) / _cumulative[^1];

    /// <summary>Draws an index from 0.</summary>
    public int Draw(RandomStream random)
    {
        var place = Array.BinarySearch(_cumulative, random.NextUnit() * _cumulative[^1]);
        return Math.Min(_cumulative.Length - 1, place < 0 ? ~place : place + 1);
    }
}
