using CdnLab.Model.Purging;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Purges stored responses by surrogate key, by URL, or all.</summary>
public sealed record PurgeStep : StepAction
{
    /// <summary>Surrogate keys (templates of <c>name</c>, <c>normalized</c>, <c>version</c>), each purged for every
    /// name of <see cref="Names"/>.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>URLs (templates of the same), as clients write them: the edge's rules make a cache key of
    /// each.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Everything.</summary>
    public bool All { get; init; }

    /// <summary>Soft marks stale, hard removes.</summary>
    public PurgeMode Mode { get; init; } = PurgeMode.Hard;

    /// <summary>Where; with <see cref="Change.Tier.All"/> either tier may be reached first.</summary>
    public Tier Tier { get; init; }

    /// <summary>For which names.</summary>
    public NameScope Names { get; init; }

    /// <summary>Families that it is meant for: it may touch no other. Null: any.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <inheritdoc/>
    public override string Words
    {
        get
        {
            var what = All ? "all" : string.Join(", ", Keys.Concat(Urls));
            var scope = Names == NameScope.Differing ? " of differing names" : "";
            return $"purge {what}{scope}{(Mode == PurgeMode.Soft ? ", soft" : "")}{Places.Of(Tier)}";
        }
    }
}
