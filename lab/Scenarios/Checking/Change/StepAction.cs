namespace CdnLab.Scenarios.Checking.Change;

/// <summary>What a step of a plan does; the kinds are the records of this folder and no others.</summary>
public abstract record StepAction
{
    private protected StepAction()
    {
    }

    /// <summary>It in a few words, for people.</summary>
    public abstract string Words { get; }
}
