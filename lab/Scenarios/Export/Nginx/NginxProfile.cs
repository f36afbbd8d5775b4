using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Export.Nginx;

/// <summary>Choices of a profile that the generated nginx configuration does not make.</summary>
internal static class NginxProfile
{
    public static IReadOnlyList<ExportFinding> Findings(EdgeConfig config, CacheProfile profile)
    {
        List<string> keys = [];
        Add("passed_fields", profile.PassedFields.Count > 0);
        Add("ignored_directives", profile.IgnoredDirectives.Count > 0);
        Add("storable_statuses", profile.StorableStatuses is not null);
        Add("storable_statuses_with_lifetime", profile.StorableStatusesWithLifetime.Count > 0);
        Add("shield_stale_while_revalidate_max", profile.ShieldStaleWhileRevalidateMax > TimeSpan.Zero);
        Add("stale_storable", !profile.StaleStorable);
        return [.. keys.Select(key => new ExportFinding(
            config.Name,
            "profile." + key,
            $"profile {profile.Name} makes a choice that the configuration written for nginx does not know",
            "leave it out of the profile, or write the file yourself (--edge-config)"))];

        void Add(string key, bool made)
        {
            if (made)
            {
                keys.Add(key);
            }
        }
    }
}
