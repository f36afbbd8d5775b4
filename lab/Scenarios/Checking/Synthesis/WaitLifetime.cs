using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Synthesis;

/// <summary>Waits, before the edge is deployed, until nothing stored before can serve any more.</summary>
/// <param name="longest">How long a stored redirect can serve at most, through shield and PoP.</param>
internal sealed class WaitLifetime(TimeSpan longest) : IRemedy
{
    public string Title => "wait until what is stored has ended";

    public ChangeSpec? Apply(ChangeSpec spec) =>
        longest == TimeSpan.Zero ? null : Edits.BeforeEdge(spec, new WaitStep(longest));
}
