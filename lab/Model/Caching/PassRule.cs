namespace CdnLab.Model.Caching;

/// <summary>Whether a request goes past the cache because of a field that it bears.</summary>
public static class PassRule
{
    /// <summary>The first of the profile's <see cref="CacheProfile.PassedFields"/> that the request has; null: none.
    /// </summary>
    /// <param name="hasField">Whether the request has a field of a name.</param>
    /// <param name="profile">The cache's profile.</param>
    public static string? Decide(Func<string, bool> hasField, CacheProfile profile)
    {
        foreach (var name in profile.PassedFields)
        {
            if (hasField(name))
            {
                return name;
            }
        }
        return null;
    }
}
