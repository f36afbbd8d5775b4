using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Compilation;

/// <summary>A scenario whose catalogue has fallen into classes and whose rules into tables.</summary>
/// <param name="Spec">The scenario.</param>
/// <param name="Catalogue">Its projects.</param>
/// <param name="Projects">Number of projects by name class.</param>
/// <param name="Tables">A table for each class of URLs that occurs.</param>
public sealed record CompiledScenario(
    ScenarioSpec Spec,
    Catalogue Catalogue,
    IReadOnlyDictionary<NameClass, int> Projects,
    IReadOnlyList<ClassTable> Tables)
{
    /// <summary>The table of a class.</summary>
    /// <exception cref="KeyNotFoundException">No project is of the class.</exception>
    public ClassTable this[UrlClass urlClass] => Tables.FirstOrDefault(t => t.Class == urlClass)
        ?? throw new KeyNotFoundException($"no table for {urlClass}");
}
