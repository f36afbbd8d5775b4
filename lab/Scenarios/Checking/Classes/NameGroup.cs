using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.Classes;

/// <summary>Names that all rules treat alike.</summary>
internal sealed class NameGroup(NameClass spelling, string outcome, ClassMember member)
{
    /// <summary>Names of a group that are shown.</summary>
    public const int ExamplesMax = 5;

    /// <summary>Members on which the group's table is checked.</summary>
    public const int SamplesMax = 32;

    /// <summary>How the spellings differ.</summary>
    public NameClass Spelling => spelling;

    /// <summary>What the rules' tests on names say.</summary>
    public string Outcome => outcome;

    /// <summary>The member on which the rules are evaluated.</summary>
    public ClassMember Member => member;

    /// <summary>Names given that are in it.</summary>
    public long Count { get; private set; }

    /// <summary>The first of them.</summary>
    public List<string> Examples { get; } = [];

    /// <summary>The first of them, more than are shown, to check that they are alike.</summary>
    public List<string> Samples { get; } = [];

    public void Add(string name)
    {
        Count++;
        if (Examples.Count < ExamplesMax && !Examples.Contains(name))
        {
            Examples.Add(name);
        }
        if (Samples.Count < SamplesMax && !Samples.Contains(name))
        {
            Samples.Add(name);
        }
    }
}
