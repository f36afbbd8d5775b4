using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Synthesis;

/// <summary>A known way to make a plan safer.</summary>
internal interface IRemedy
{
    /// <summary>It in a few words.</summary>
    string Title { get; }

    /// <summary>The change with it; null: it does not apply.</summary>
    ChangeSpec? Apply(ChangeSpec spec);
}
