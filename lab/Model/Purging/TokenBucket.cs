namespace CdnLab.Model.Purging;

/// <summary>A token bucket by the generic cell rate algorithm (ITU-T I.371): it holds no tokens but the time at which
/// it would be full again.</summary>
public sealed class TokenBucket
{
    private readonly TimeSpan _interval;
    private readonly TimeSpan _tolerance;
    private DateTimeOffset _full = DateTimeOffset.MinValue;

    /// <summary>A full bucket.</summary>
    /// <param name="rate">Tokens a second, above 0.</param>
    /// <param name="burst">Tokens that it holds, 1 or more.</param>
    public TokenBucket(double rate, double burst)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        _interval = TimeSpan.FromSeconds(1 / rate);
        _tolerance = _interval * (burst - 1);
    }

    /// <summary>When the next token can be taken, at <paramref name="at"/> or later.</summary>
    public DateTimeOffset Next(DateTimeOffset at) =>
        _full - DateTimeOffset.MinValue > _tolerance && _full - _tolerance > at ? _full - _tolerance : at;

    /// <summary>Takes one.</summary>
    public void Take(DateTimeOffset at) => _full = (_full > at ? _full : at) + _interval;
}
