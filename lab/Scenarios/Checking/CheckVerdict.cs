namespace CdnLab.Scenarios.Checking;

/// <summary>What a check says of a plan.</summary>
public enum CheckVerdict
{
    /// <summary>Every state that the plan can lead to was looked at, and nothing is broken: proved for this model.
    /// </summary>
    Safe,

    /// <summary>Something is broken.</summary>
    Unsafe,

    /// <summary>Nothing was found, but not every state was looked at or not every rule was understood: not proved.
    /// </summary>
    Unfinished,
}
