using System.Globalization;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>A catalogue of these options can be made.</summary>
internal sealed class CatalogueCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    public override void Run()
    {
        var options = Spec.Catalogue;
        var letters = options.FirstLetters.Values.Sum();
        if (letters > 1 + 1e-9)
        {
            var sum = letters.ToString("0.####", CultureInfo.InvariantCulture);
            Report(
                FindingCode.Shares,
                Node(options, "first_letters"),
                $"catalogue.first_letters: the shares sum to {sum}",
                "lower them to at most 1 in sum");
        }
        if (options.Named.Count > options.Projects)
        {
            Report(
                FindingCode.Range,
                Node(options, "projects"),
                $"catalogue.projects: {options.Projects}, but {options.Named.Count} are named",
                "raise it or name fewer");
        }
        if (options.DocumentBytesMax < options.DocumentBytesMedian)
        {
            Report(
                FindingCode.Range,
                Node(options, "document_bytes_max") ?? Node(options, "document_bytes_median"),
                $"catalogue.document_bytes_max: {options.DocumentBytesMax} is below the median of "
                    + options.DocumentBytesMedian.ToString(CultureInfo.InvariantCulture),
                "raise it");
        }
        CheckNames();
    }

    private void CheckNames()
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (Node(Spec.Catalogue, "named") as ListNode)?.Items.OfType<ScalarNode>() ?? [])
        {
            if (!taken.TryAdd(Pep503.Normalize(name.Value), name.Value))
            {
                var first = taken[Pep503.Normalize(name.Value)];
                Report(
                    FindingCode.Duplicate,
                    name,
                    $"catalogue.named: '{name.Value}' and '{first}' are one name (PEP 503)",
                    "remove one");
            }
        }
    }
}
