using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>A check across a scenario. It is silent where reading has found the value itself bad.</summary>
internal abstract class SpecCheck(ScenarioSpec spec, ReadContext context)
{
    protected ScenarioSpec Spec { get; } = spec;

    public abstract void Run();

    /// <summary>The mapping that a value was read from; null when it is a default.</summary>
    protected MapNode? Source(object value) => context.SourceOf(value);

    /// <summary>The node of a key of a value; null when the file does not give it.</summary>
    protected SourceNode? Node(object value, string key) => Source(value)?[key]?.Value;

    /// <summary>Whether nothing was found wrong within a key of a value.</summary>
    protected bool Sound(object value, string key) => Node(value, key) is { } node && !context.Findings.Within(node);

    protected void Report(FindingCode code, SourceNode? at, string what, string fix)
    {
        if (at is not null && !context.Findings.Within(at))
        {
            context.Findings.Add(code, at.Start, what, fix);
        }
    }

    /// <summary>Reports at a key instead of a value.</summary>
    protected void ReportKey(FindingCode code, MapEntry? at, string what, string fix)
    {
        if (at is not null)
        {
            context.Findings.Add(code, at.KeyStart, what, fix);
        }
    }

    /// <summary>Reports a name of something that does not exist; silent when nothing of the kind could be read.
    /// </summary>
    protected void Refer(SourceNode? at, string name, string what, string kind, IEnumerable<string> known)
    {
        var names = known.ToList();
        if (names.Count > 0 && !names.Contains(name))
        {
            Report(FindingCode.Reference, at, Unknown(name, what, kind, names), NearestWord.Fix(name, names, Advice));
        }
    }

    /// <summary>The same for the keys of a mapping, each reported at its key.</summary>
    protected void ReferKeys(SourceNode? map, string what, string kind, IEnumerable<string> known)
    {
        var names = known.ToList();
        foreach (var entry in (map as MapNode)?.Entries.Where(e => names.Count > 0 && !names.Contains(e.Key)) ?? [])
        {
            ReportKey(
                FindingCode.Reference,
                entry,
                Unknown(entry.Key, what, kind, names),
                NearestWord.Fix(entry.Key, names, Advice));
        }
    }

    /// <summary>The same for the items of a list.</summary>
    protected void ReferItems(SourceNode? list, string what, string kind, IEnumerable<string> known)
    {
        foreach (var item in (list as ListNode)?.Items.OfType<ScalarNode>() ?? [])
        {
            Refer(item, item.Value, what, kind, known);
        }
    }

    private const string Advice = "name one of them";
    private const int ListedMax = 120;

    private static string Unknown(string name, string what, string kind, List<string> known) =>
        $"{what}: '{name}' is no {kind}; known: {string.Join(", ", known.Take(ListedMax))}"
            + (known.Count > ListedMax ? $" and {known.Count - ListedMax} more" : "");
}
