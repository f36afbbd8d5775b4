namespace CdnLab.Scenarios.Journal;

/// <summary>The kinds of journal events; their fields are in docs/protocol.md ("A run directory").</summary>
public static class EventKinds
{
    /// <summary>The header line.</summary>
    public const string Run = "run";

    /// <summary>A phase of the scenario begins.</summary>
    public const string Phase = "phase";

    /// <summary>The origin switched release.</summary>
    public const string DeployOrigin = "deploy_origin";

    /// <summary>A PoP or the shield switched edge config.</summary>
    public const string DeployEdge = "deploy_edge";

    /// <summary>A purge begins.</summary>
    public const string PurgeStarted = "purge_started";

    /// <summary>Keys purged so far, by shard.</summary>
    public const string PurgeProgress = "purge_progress";

    /// <summary>A shard of the purge is done.</summary>
    public const string PurgeShardFinished = "purge_shard_finished";

    /// <summary>The purge is done.</summary>
    public const string PurgeFinished = "purge_finished";

    /// <summary>The origin's capacity was changed.</summary>
    public const string ScaleOut = "scale_out";

    /// <summary>The client mix or arrival rate changed.</summary>
    public const string Mix = "mix";

    /// <summary>A fault was injected or lifted.</summary>
    public const string Fault = "fault";

    /// <summary>A post on the status page.</summary>
    public const string StatusPost = "status_post";

    /// <summary>The load generator could not keep its schedule: what follows says more of the machine than of the
    /// scenario.</summary>
    public const string ScheduleMissed = "schedule_missed";

    /// <summary>A step of the timeline could not be done, or a process ended by itself.</summary>
    public const string LabFailure = "lab_failure";

    /// <summary>A project looped for the first time.</summary>
    public const string LoopFirst = "loop_first";

    /// <summary>The last loop seen of a project.</summary>
    public const string LoopLast = "loop_last";

    /// <summary>The before/after table as measured on the wire.</summary>
    public const string ExchangeTable = "exchange_table";

    /// <summary>What a simulation did; none of it depends on the machine.</summary>
    public const string Simulation = "simulation";

    /// <summary>A live run was compared with simulated ones, or why it was not.</summary>
    public const string Fidelity = "fidelity";

    /// <summary>An expectation and how it came out.</summary>
    public const string Expectation = "expectation";

    /// <summary>The run's verdict; a journal without it was cut short.</summary>
    public const string Verdict = "verdict";
}
