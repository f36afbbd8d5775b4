namespace CdnLab.Traffic.Configuration;

/// <summary>What is wrong with persona shares, at start as well as while running.</summary>
internal static class MixCheck
{
    public static IEnumerable<string> Findings(
        IReadOnlyDictionary<string, double> shares, IReadOnlyCollection<string> personas)
    {
        foreach (var name in shares.Keys.Where(name => !personas.Contains(name)))
        {
            yield return $"there is no persona '{name}'; known: {string.Join(", ", personas)}";
        }
        foreach (var (name, share) in shares.Where(s => !double.IsFinite(s.Value) || s.Value < 0))
        {
            yield return $"the share {share} of '{name}' is no share";
        }
        if (!shares.Values.Any(share => share > 0))
        {
            yield return "no persona has a share above 0";
        }
    }
}
