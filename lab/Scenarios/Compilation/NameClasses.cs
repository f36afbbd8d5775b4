using CdnLab.Model.Workloads;

namespace CdnLab.Scenarios.Compilation;

/// <summary>Tells the class of a name.</summary>
public static class NameClasses
{
    /// <summary>The class of a project's name.</summary>
    public static NameClass Of(Project project)
    {
        if (!project.Differs)
        {
            return NameClass.Same;
        }
        if (project.Name.ToLowerInvariant() == project.Normalized)
        {
            return NameClass.Case;
        }
        return project.Name.Any(char.IsUpper) ? NameClass.CaseAndSeparators : NameClass.Separators;
    }
}
