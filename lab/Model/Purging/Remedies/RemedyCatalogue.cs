namespace CdnLab.Model.Purging.Remedies;

/// <summary>What can be done about wrong responses in caches.</summary>
public static class RemedyCatalogue
{
    /// <summary>All of it, in the order of tables.</summary>
    public static IReadOnlyList<Remedy> All { get; } =
    [
        new PurgeAll(),
        new FirstLetters(),
        new HashShards(),
        new WorkStealing(),
        new HottestFirst(),
        new ColdestFirst(),
        new AffectedOnly(),
        new AffectedUrls(),
        new RandomGroups(),
        new PopByPop(),
        new ShieldFirst(),
        new TwiceWithPause(),
        new Paced(),
        new Adaptive(),
        new VersionedKey(),
        new VersionedKeyGradual(),
        new EdgeGuard(),
        new RollBack(),
        new Wait(),
    ];

    /// <summary>A remedy by its name; null: there is none.</summary>
    public static Remedy? Find(string name) => All.FirstOrDefault(r => r.Name == name);
}
