namespace CdnLab.Scenarios.Checking.States;

/// <summary>What leads from one state to the next.</summary>
internal enum ActionKind
{
    /// <summary>A part of the plan.</summary>
    Plan,

    /// <summary>A request at the PoP.</summary>
    Request,

    /// <summary>A request at another PoP, seen at the shield.</summary>
    Elsewhere,
}
