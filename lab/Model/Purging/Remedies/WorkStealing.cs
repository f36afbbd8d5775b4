namespace CdnLab.Model.Purging.Remedies;

/// <summary>First letters, but who is done helps where most is left: the largest letter no longer ends last by hours.
/// </summary>
public sealed class WorkStealing : FirstLetters
{
    /// <inheritdoc/>
    public override string Name => "stealing";

    /// <inheritdoc/>
    public override string About => "by first letter, idle callers take from the letter that has most left";

    /// <inheritdoc/>
    public override PurgeStrategy? Purge(PurgeStrategy basis) => basis with
    {
        Name = Name, Kind = Name, CallsPerSecondByShard = new Dictionary<string, double>(),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<int> Callers(PurgeStrategy strategy, int shards) =>
        [.. Enumerable.Repeat(AnyShard, shards * strategy.CallersPerShard)];
}
