using System.Data.Common;
using CdnLab.Origin.Configuration;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.Origin.Catalog;

/// <summary>Fills the database before the public listener opens.</summary>
internal sealed class CatalogStartup(CatalogDatabase database, OriginOptions options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.PrepareAsync(options.Catalogue, options.Seed, cancellationToken);
        }
        catch (DbException failed)
        {
            var reason = failed.InnerException is { } inner ? $"{failed.Message} ({inner.Message})" : failed.Message;
            throw new ServiceStartException(
                $"{database.Description} cannot be used: {reason}",
                "start or correct it with --database, or leave --database out for SQLite in memory",
                failed);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
