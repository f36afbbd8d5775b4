namespace CdnLab.Scenarios.Format.Timeline;

/// <summary>A fault of one process. Slowdown, errors and being down are the origin's; any process can be killed or
/// restarted.</summary>
public sealed record FaultAction : TimelineAction
{
    /// <summary>The target that stands for the origin.</summary>
    public const string Origin = "origin";

    /// <summary>The target that stands for the redirector.</summary>
    public const string Redirector = "redirector";

    /// <summary><see cref="Origin"/>, <see cref="Redirector"/>, or the name of the shield or of a PoP.</summary>
    public string Target { get; init; } = "";

    /// <summary>Factor on service times; 1: none.</summary>
    public double Slowdown { get; init; } = 1;

    /// <summary>Share of answers that are 500.</summary>
    public double ErrorRatio { get; init; }

    /// <summary>Whether it answers nothing but 503.</summary>
    public bool Down { get; init; }

    /// <summary>Whether its process is killed, to be started again after <see cref="For"/>.</summary>
    public bool Kill { get; init; }

    /// <summary>Whether its process is killed and started again at once.</summary>
    public bool Restart { get; init; }

    /// <summary>How long it lasts; zero for a restart.</summary>
    public TimeSpan For { get; init; }
}
