using CdnLab.Model.Randomness;

namespace CdnLab.Model.Workloads;

/// <summary>Draws among a few values by weight.</summary>
public sealed class WeightedChoice<T>
{
    private readonly (T Value, double UpTo)[] _table;

    /// <summary>The values with their weights; weights need not sum to one.</summary>
    /// <exception cref="ArgumentException">No weight is above zero, or one is negative.</exception>
    public WeightedChoice(IEnumerable<KeyValuePair<T, double>> weights)
    {
        var sum = 0.0;
        _table = [.. weights.Where(w => w.Value != 0).Select(w => w.Value > 0
            ? (w.Key, sum += w.Value)
            : throw new ArgumentException($"weight {w.Value} of '{w.Key}' is negative"))];
        if (_table.Length == 0)
        {
            throw new ArgumentException("no weight is above zero");
        }
    }

    /// <summary>Draws a value.</summary>
    public T Draw(RandomStream random) => At(random.NextUnit());

    /// <summary>The value at a place in [0, 1): places spread evenly meet each value by its weight.</summary>
    public T At(double place)
    {
        var at = place * _table[^1].UpTo;
        foreach (var (value, upTo) in _table)
        {
            if (at < upTo)
            {
                return value;
            }
        }
        return _table[^1].Value;
    }
}
