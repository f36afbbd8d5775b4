using CdnLab.Model.Workloads;

namespace CdnLab.Traffic.Measuring;

/// <summary>What is known of the loops of one project.</summary>
internal sealed class ProjectLoops(Project project)
{
    public Project Project => project;

    /// <summary>Where its most recent answer was a loop: PoP and document family.</summary>
    public HashSet<(string Pop, string Family)> Looping { get; } = [];

    public DateTimeOffset LastAt { get; set; }

    /// <summary>Whether it has looped since its last <c>loop_last</c>.</summary>
    public bool Unreported { get; set; }
}
