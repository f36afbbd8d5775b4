using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Estimating;

/// <summary>Cells and memory of a run.</summary>
internal static class SizeEstimate
{
    // What a run takes whatever its size, and what projects take besides rows: names, loops, purges.
    private const double Base = 90e6;
    private const double BytesPerProject = 1100;
    private const double BytesPerRow = 24;

    /// <summary>Cells, and bytes that a run takes at its peak.</summary>
    /// <param name="survey">Its rows.</param>
    /// <param name="threshold">From which on cells are simulated in bulk.</param>
    /// <param name="sample">About how many projects are simulated; null: all. They are more often asked for than most, so
    /// that up to twice their share is in bulk.</param>
    public static (long Cells, long Bytes) Of(Survey survey, double threshold, int? sample)
    {
        var part = Math.Min(1, 2.0 * (sample ?? double.PositiveInfinity) / survey.Spec.Catalogue.Projects);
        var (cells, bytes) = (0.0, Base + survey.Spec.Catalogue.Projects * BytesPerProject);
        foreach (var found in survey.Samples)
        {
            var (shape, rows) = (found.Shape, found.Rows * part);
            var bulk = RowBuilder.BulkPops(survey.Spec, survey.Pops, shape, found.Rate, threshold);
            var keys = shape.Keys.Length;
            cells += rows * survey.Pops.Count * keys;
            bytes += rows * (BytesPerRow + Rows.BytesOf(keys, bulk, !shape.Simple, survey.Pops.Count));
        }
        return ((long)cells, (long)bytes);
    }
}
