using System.Globalization;
using System.Text;

namespace CdnLab.Live.Tests.Checking;

/// <summary>What became of the mutants of each base.</summary>
internal sealed class OracleTally
{
    private readonly SortedDictionary<string, int[]> _counts = new(StringComparer.Ordinal);
    private long _states, _requests;

    public int Loops => Sum(0);

    public int Safe => Sum(2);

    /// <summary>Mutants on which the crawl has a say.</summary>
    public int Judged => Loops + Sum(1) + Safe;

    public int Disagreements => Sum(4);

    public void Add(string mutant, Oracle oracle)
    {
        var name = mutant[..mutant.LastIndexOf('-')];
        if (!_counts.TryGetValue(name, out var counts))
        {
            _counts.Add(name, counts = new int[5]);
        }
        counts[(int)oracle.Crawled]++;
        counts[4] += oracle.Agrees ? 0 : 1;
        (_states, _requests) = (_states + oracle.Crawl.States, _requests + oracle.Crawl.Requests);
    }

    /// <summary>A table of it in Markdown.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(
            "| change altered | loop | wrong end | safe | crawl not ended | disagreements |\n|---|---|---|---|---|---|\n");
        foreach (var (name, counts) in _counts)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", counts)} |\n");
        }
        return text.Append(
            CultureInfo.InvariantCulture,
            $"| all | {string.Join(" | ", Enumerable.Range(0, 5).Select(Sum))} |\n\n"
            + $"{_states:#,0} states of real caches, {_requests:#,0} requests of clients.\n").ToString();
    }

    private int Sum(int column) => _counts.Values.Sum(counts => counts[column]);
}
