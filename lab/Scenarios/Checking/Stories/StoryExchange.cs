namespace CdnLab.Scenarios.Checking.Stories;

/// <summary>One HTTP exchange of a counterexample.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Client">The client that asks.</param>
/// <param name="Pop">Where it asks: the PoP that is followed, or another one.</param>
/// <param name="Url">Path and query asked for.</param>
/// <param name="Key">Cache key at the PoP; empty: none was looked up.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="Location">Its Location; null: none.</param>
/// <param name="ServedBy">Whose answer it is: client, pop, shield, origin, pop rule or shield rule.</param>
/// <param name="Release">Release that made the answer; empty: an edge did.</param>
/// <param name="StoredIn">Number of the exchange that stored it; 0: it was not stored.</param>
/// <param name="Age">How old it can be, in words; empty: it is new.</param>
/// <param name="Gone">What has to be gone from the caches for it, in words; empty: nothing.</param>
/// <param name="Config">Edge config at the PoP that is asked.</param>
/// <param name="PopGone">Whether the PoP's copy has to be gone.</param>
/// <param name="ShieldGone">Whether the shield's copy has to be gone.</param>
/// <param name="Stale">Whether it is a stale copy that answers, before a fresh one has come.</param>
public sealed record StoryExchange(
    int Number,
    string Client,
    string Pop,
    string Url,
    string Key,
    int Status,
    string? Location,
    string ServedBy,
    string Release,
    int StoredIn,
    string Age,
    string Gone,
    string Config,
    bool PopGone,
    bool ShieldGone,
    bool Stale);
