namespace CdnLab.Model.Purging.Remedies;

/// <summary>Project by project, one pool a first letter: what PyPI did on 2022-06-10.</summary>
public class FirstLetters : PurgeKind
{
    private const string NoLetter = "0-9";

    /// <inheritdoc/>
    public override string Name => "letters";

    /// <inheritdoc/>
    public override string About => "key by key, a pool of callers for each first letter";

    /// <inheritdoc/>
    public override PurgeStrategy? Purge(PurgeStrategy basis) => basis with { Name = Name, Kind = Name };

    /// <inheritdoc/>
    public override IEnumerable<string> ShardNames(PurgeStrategy strategy) =>
        [NoLetter, .. Enumerable.Range('a', 26).Select(c => ((char)c).ToString())];

    /// <inheritdoc/>
    public override IReadOnlyList<PurgeShard> Split(PurgeStrategy strategy, PurgeScope scope) =>
        By(strategy, scope, "letters", p => char.IsAsciiLetter(p.Normalized[0]) ? p.Normalized[..1] : NoLetter);
}
