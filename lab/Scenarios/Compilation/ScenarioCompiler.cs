using System.Globalization;
using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Compilation;

/// <summary>Compiles scenarios: each rule is evaluated once a class instead of once a request.</summary>
public static class ScenarioCompiler
{
    /// <summary>Members of each class on which the class's table is checked.</summary>
    public const int SamplesMax = 64;

    /// <summary>Compiles a scenario.</summary>
    /// <exception cref="CompilationException">A member of a class has another table than its class, or rules make ever
    /// new URLs.</exception>
    public static CompiledScenario Compile(ScenarioSpec spec)
    {
        var catalogue = Catalogue.Create(spec.Catalogue, spec.Seed);
        var byClass = catalogue.Projects.ToLookup(NameClasses.Of);
        var random = new RandomStream(spec.Seed, "compilation/samples");
        var samples = Enum.GetValues<NameClass>()
            .Where(c => c == NameClass.Missing || byClass.Contains(c))
            .ToDictionary(c => c, c => c == NameClass.Missing
                ? Missing(catalogue, spec, random)
                : Sample([.. byClass[c]], spec, random));
        var builder = new ClassTableBuilder(spec);
        return new(
            spec,
            catalogue,
            byClass.ToDictionary(g => g.Key, g => g.Count()),
            [.. from family in spec.Families
                from form in Enumerable.Range(0, family.Paths.Count)
                from name in samples.Keys.Order()
                select Table(builder, new UrlClass(name, family.Name, form), samples[name])]);
    }

    private static ClassTable Table(ClassTableBuilder builder, UrlClass urlClass, IReadOnlyList<ClassMember> samples)
    {
        var table = builder.Build(urlClass, samples[0]);
        foreach (var member in samples.Skip(1))
        {
            if (table.DifferenceTo(builder.Build(urlClass, member)) is { } difference)
            {
                throw new CompilationException(
                    $"'{member.Name}' does not behave as '{samples[0].Name}', though both names are of class "
                    + $"{urlClass.Name} in family '{urlClass.Family}': {difference}");
            }
        }
        return table;
    }

    // The most popular member leads as the class's example; the others are drawn.
    private static List<ClassMember> Sample(List<Project> projects, ScenarioSpec spec, RandomStream random)
    {
        var indices = new HashSet<int> { 0 };
        for (var i = 1; i < SamplesMax; i++)
        {
            indices.Add(random.NextBelow(projects.Count));
        }
        return [.. indices.Order().Select(i => ClassMember.Of(projects[i], spec.Families, spec.Topology.Host))];
    }

    private static List<ClassMember> Missing(Catalogue catalogue, ScenarioSpec spec, RandomStream random)
    {
        var names = Enumerable.Range(0, SamplesMax)
            .Select(_ => "missing-" + random.NextBelow(1_000_000).ToString(CultureInfo.InvariantCulture))
            .Where(name => catalogue.Find(name) is null);
        return [.. names.Select(name => ClassMember.Missing(name, spec.Families, spec.Topology.Host))];
    }
}
