using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Estimating;

/// <summary>Cells and memory of a run.</summary>
internal static class SizeEstimate
{
    // What a run takes whatever its size, and what projects take besides rows: names, loops, purges.
    private const double Base = 90e6;
    private const double BytesPerProject = 1100;
    private const double BytesPerRow = 62;

    /// <summary>Cells, and bytes that a run takes at its peak.</summary>
    public static (long Cells, long Bytes) Of(Survey survey, double threshold)
    {
        var (cells, bytes) = (0.0, Base + survey.Spec.Catalogue.Projects * BytesPerProject);
        var seconds = (survey.Spec.Duration + survey.Spec.Warmup).TotalSeconds;
        foreach (var sample in survey.Samples)
        {
            var (shape, rows) = (sample.Shape, sample.Rows);
            var bulk = RowBuilder.BulkPops(survey.Spec, survey.Pops, shape, sample.Rate, threshold);
            var sparse = survey.Pops.Count - bulk;
            var keys = shape.Keys.Length;
            var visits = sparse == 0 ? 0
                : sample.Rate * shape.BulkWeight[0] * (1 - survey.Pops.Before(bulk)) * seconds / (sparse * keys);
            cells += rows * survey.Pops.Count * keys;
            bytes += rows * (BytesPerRow + 4 * keys);
            bytes += rows * bulk * (2 + 4 * keys + (shape.Simple ? 0 : 8));
            bytes += rows * sparse * keys * RowBuilder.Touched(visits) * 8 / 0.7;
        }
        return ((long)cells, (long)bytes);
    }
}
