using CdnLab.Model.Queueing;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Origin.Configuration;

/// <summary>What an origin is: its catalogue, the releases of its code and what it can carry.</summary>
public sealed record OriginOptions
{
    /// <summary>Seed of the catalogue, of service times and of drawn faults; the catalogue is the same wherever the
    /// same options and seed are given.</summary>
    public ulong Seed { get; init; } = 1;

    public CatalogueOptions Catalogue { get; init; } = new();

    public IReadOnlyList<DocumentFamily> Families { get; init; } = [];

    public IReadOnlyList<OriginRelease> Releases { get; init; } = [];

    /// <summary>Name of the release in force at the start; empty: the first.</summary>
    public string Release { get; init; } = "";

    public CapacityOptions Capacity { get; init; } = new();

    /// <summary>Whether its workers begin cold (<see cref="CapacityOptions.ColdStart"/>): it was started again.</summary>
    public bool StartsCold { get; init; }

    /// <summary>A SQLite file or connection string, or a PostgreSQL connection string or URL; null: SQLite in memory.
    /// </summary>
    public string? Database { get; init; }
}
