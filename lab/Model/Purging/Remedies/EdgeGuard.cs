using CdnLab.Model.Redirects;

namespace CdnLab.Model.Purging.Remedies;

/// <summary>The edge fetches anew instead of serving a stored redirect whose target has the request's own key. Nothing
/// is purged; each wrong entry is replaced when it is asked for.</summary>
public sealed class EdgeGuard : Remedy
{
    /// <inheritdoc/>
    public override string Name => "edge-guard";

    /// <inheritdoc/>
    public override string About => "the edge refetches a redirect that leads to its own key";

    /// <inheritdoc/>
    public override EdgeConfig? Deploy(EdgeConfig inForce) => inForce with
    {
        Name = inForce.Name + "-guarded", RefuseSelfRedirect = true,
    };
}
