using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Purging.Remedies;

/// <summary>Only the URLs under which a wrong redirect may be stored: the canonical URL of each document of a project
/// whose spellings differ. More calls than keys, and nothing else is thrown away.</summary>
public sealed class AffectedUrls : OneQueue
{
    /// <inheritdoc/>
    public override string Name => "affected-urls";

    /// <inheritdoc/>
    public override string About => "only the documents of projects whose spellings differ, by URL";

    /// <inheritdoc/>
    public override bool OnlyAffected => true;

    /// <inheritdoc/>
    public override IReadOnlyList<PurgeShard> Split(PurgeStrategy strategy, PurgeScope scope) =>
        [.. base.Split(strategy, scope).Select(shard => shard with { ByUrl = true })];

    /// <summary>The URLs of a project with their document: index of the family, number of the version (0: none).
    /// </summary>
    public static IEnumerable<(string Url, int Family, int Version)> Of(
        Project project, IReadOnlyList<DocumentFamily> families)
    {
        for (var family = 0; family < families.Count; family++)
        {
            var path = Template.Parse(families[family].Paths[0]);
            var versioned = path.Names.Contains("version");
            for (var version = versioned ? 1 : 0; version <= (versioned ? project.Versions : 0); version++)
            {
                yield return (path.Expand(place => place switch
                {
                    "name" => project.Normalized,
                    "version" => Project.VersionName(version),
                    _ => null,
                }), family, version);
            }
        }
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Queue(PurgeStrategy strategy, PurgeScope scope) =>
        [.. scope.Projects.SelectMany(p => Of(p, scope.Families)).Select(u => u.Url)];
}
