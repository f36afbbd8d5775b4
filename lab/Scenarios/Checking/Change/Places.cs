namespace CdnLab.Scenarios.Checking.Change;

/// <summary>How tiers are written for people.</summary>
internal static class Places
{
    public static string Of(Tier tier) => tier switch
    {
        Tier.Pops => " at the PoPs",
        Tier.Shield => " at the shield",
        _ => "",
    };
}
