using CdnLab.Model.Clients;

namespace CdnLab.Traffic.Configuration;

/// <summary>What is wrong with one persona.</summary>
internal static class PersonaCheck
{
    public const int UsersMax = 1_000_000;

    public static IEnumerable<string> Findings(
        ClientPersona persona, IReadOnlyCollection<string> families, RedirectorOptions? redirector)
    {
        var at = $"persona '{persona.Name}': ";
        if (persona.RequestsMax < 1 || persona.SameUrlMax < 1 || persona.RetriesMax < 0)
        {
            yield return at + "requests_max and same_url_max are at least 1, retries_max at least 0";
        }
        if (persona.Users is < 1 or > UsersMax)
        {
            yield return at + $"users: {persona.Users} is not within 1 and {UsersMax}";
        }
        if (persona.GzipShare is not (>= 0 and <= 1) || persona.MissingShare is not (>= 0 and <= 1))
        {
            yield return at + "gzip_share and missing_share are within 0 and 1";
        }
        if (persona.Timeout <= TimeSpan.Zero || persona.RetryDelay < TimeSpan.Zero)
        {
            yield return at + "timeout is above 0, retry_delay at least 0";
        }
        if (persona.AsksRedirector)
        {
            if (redirector is null)
            {
                yield return at + "asks the redirector, but there is none";
            }
            yield break;
        }
        foreach (var family in persona.Families.Keys.Where(f => !families.Contains(f)))
        {
            yield return at + $"there is no family '{family}'; known: {string.Join(", ", families)}";
        }
        if (!persona.Families.Values.Any(share => share > 0) || persona.Families.Values.Any(share => !(share >= 0)))
        {
            yield return at + "families: at least one share above 0, and none below 0";
        }
    }
}
