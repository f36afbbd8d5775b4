using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CdnLab.Origin.Catalog;

/// <summary>The database answers. This one is for the control address: it takes no worker.</summary>
internal sealed class CatalogHealth(CatalogDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await database.PingAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
