using CdnLab.Model.Purging;

namespace CdnLab.Purger.Targets;

/// <summary>A purge API at an address. A new kind is a file of its own, named in <see cref="TargetKinds"/>.</summary>
public interface IPurgeTarget
{
    /// <summary>The request that makes one call.</summary>
    HttpRequestMessage RequestOf(PurgeRequest purge);
}
