using System.Globalization;
using System.Text;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Ensembles;

/// <summary><c>seeds.csv</c>: one line a seed with every metric.</summary>
internal static class SeedsFile
{
    public static string Text(IReadOnlyList<SeedRow> seeds)
    {
        var text = new StringBuilder("seed,").AppendJoin(',', MetricCatalog.Names).Append('\n');
        foreach (var seed in seeds)
        {
            text.Append(FigureTable.Line(
                seed.Seed.ToString(CultureInfo.InvariantCulture),
                MetricCatalog.Names.Select(name => seed.Metrics.GetValueOrDefault(name))));
        }
        return text.ToString();
    }

    /// <exception cref="FormatException">The file is not what it should be.</exception>
    public static IReadOnlyList<SeedRow> Read(string path)
    {
        var table = FigureTable.Read(path);
        return
        [
            .. table.Rows.Select((_, row) => new SeedRow(
                table.Value(row, "seed", text => ulong.Parse(text, CultureInfo.InvariantCulture)),
                table.Head.Skip(1).ToDictionary(name => name, name => table.Figure(row, name)))),
        ];
    }
}
