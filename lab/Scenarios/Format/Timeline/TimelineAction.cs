namespace CdnLab.Scenarios.Format.Timeline;

/// <summary>What a step of the timeline does; the kinds are the records of this folder and no others.</summary>
public abstract record TimelineAction
{
    private protected TimelineAction()
    {
    }
}
