using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Export;

namespace CdnLab.AppHost.Edges;

/// <summary>One edge that is to run as a real program.</summary>
public sealed record ProgramPlan
{
    /// <summary>The edge's place, without the addresses that are known when it starts.</summary>
    public required EdgeSite Site { get; init; }

    /// <summary>The configs that can be deployed.</summary>
    public required IReadOnlyDictionary<string, EdgeConfig> Configs { get; init; }

    /// <summary>The config in force at the start.</summary>
    public required string Config { get; init; }

    /// <summary>Configurations of the user's own in place of generated ones.</summary>
    public OwnConfigs Own { get; init; } = new();

    /// <summary>How its programs are started.</summary>
    public ProgramLauncher Launcher { get; init; } = new(null, "", "", []);

    /// <summary>How purges reach it.</summary>
    public required PurgeDelivery PurgeDelivery { get; init; }

    /// <summary>Seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Folder for its configuration files, in the run directory.</summary>
    public required string ConfigFolder { get; init; }

    /// <summary>Folder for its working files, short-lived.</summary>
    public required string WorkFolder { get; init; }
}
