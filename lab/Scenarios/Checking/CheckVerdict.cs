namespace CdnLab.Scenarios.Checking;

/// <summary>What a check says of a plan.</summary>
public enum CheckVerdict
{
    /// <summary>Every state that the plan can lead to was looked at, and nothing is broken: proved for this model.
    /// </summary>
    Safe,

    /// <summary>Something is broken.</summary>
    Unsafe,

    /// <summary>Nothing was found, but not every state was looked at: not proved.</summary>
    Unfinished,

    /// <summary>Nothing was found, but a part of a real configuration was not understood, so that the rules are not all
    /// that the edge does: not proved.</summary>
    Incomplete,
}
