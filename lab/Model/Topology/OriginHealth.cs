using System.Numerics;

namespace CdnLab.Model.Topology;

/// <summary>Whether an origin is healthy, from its last probes: it is as long as enough of them were good. It begins
/// healthy, as if every probe before the first had been good.</summary>
public sealed class OriginHealth
{
    /// <summary>Most probes that may count.</summary>
    public const int WindowMax = 64;

    private readonly ulong _mask;
    private readonly int _healthyAt;
    private ulong _good = ulong.MaxValue;

    /// <summary>An origin without a probe.</summary>
    /// <param name="window">Probes that count, the last ones; from 1 to <see cref="WindowMax"/>.</param>
    /// <param name="healthyAt">Good probes among those with which it is healthy; from 1 to the window.</param>
    public OriginHealth(int window, int healthyAt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, WindowMax);
        ArgumentOutOfRangeException.ThrowIfLessThan(healthyAt, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(healthyAt, window);
        _mask = ulong.MaxValue >> (WindowMax - window);
        _healthyAt = healthyAt;
    }

    /// <summary>Whether it is asked; one that is not gets no request but probes.</summary>
    public bool Healthy => BitOperations.PopCount(_good & _mask) >= _healthyAt;

    /// <summary>Counts a probe.</summary>
    /// <param name="good">Whether a good answer came in time.</param>
    /// <returns>Whether that changed its health.</returns>
    public bool Probed(bool good)
    {
        var before = Healthy;
        _good = (_good << 1) | (good ? 1UL : 0);
        return Healthy != before;
    }
}
