using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary>Something that must be true of a plan as a whole, whatever happens while it is carried out.</summary>
internal interface IPlanProperty
{
    /// <summary>Its id and rule.</summary>
    CheckRule Rule { get; }

    /// <summary>What breaks it: the step, and one sentence.</summary>
    IEnumerable<(int Step, string What)> Broken(ChangeSpec spec, IReadOnlyList<UrlGroup> groups);
}
