using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;
using CdnLab.Scenarios.Planning.Output;

namespace CdnLab.Scenarios.Planning.Questions;

/// <summary>Figures of some runs as answers state them: the median, and the least and most of all seeds.</summary>
/// <param name="lab">The lab that made the runs.</param>
/// <param name="runs">The runs, one a seed.</param>
internal sealed class QuestionFigures(QuestionLab lab, IReadOnlyList<Continuation> runs)
{
    /// <summary>Heads of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Head { get; } =
        ["purge took", "99 % clean", "busiest", "overload", "looped", "failed"];

    /// <summary>When the purge was through.</summary>
    public string Purge => Time(f => f.PurgeSeconds);

    /// <summary>When 99 % were clean.</summary>
    public string Clean => Time(f => f.Clean99);

    /// <summary>The same as part of a sentence.</summary>
    public string Ends => runs.Count(run => run.Figures.Clean99 is null) is var never && never * 2 > runs.Count
        ? $"99 % are not clean by the end in {PlanWords.Number(never)} of {PlanWords.Count(runs.Count, "run")}"
        : $"99 % are clean after {Clean}";

    /// <summary>Utilization of the busiest bin.</summary>
    public string Busiest => Text(f => f.OriginPeakUtilization, PlanWords.Share);

    /// <summary>Time of overload.</summary>
    public string Overload => Text(f => f.OverloadSeconds, FigureText.Time);

    /// <summary>Client requests that looped, at full size.</summary>
    public string Looped => Text(f => f.Looped / lab.Scale, PlanWords.Number);

    /// <summary>Client requests that failed, at full size.</summary>
    public string Failed => Text(f => f.Failed / lab.Scale, PlanWords.Number);

    /// <summary>A row of a table.</summary>
    public IReadOnlyList<string> Cells => [Purge, Clean, Busiest, Overload, Looped, Failed];

    private string Time(Func<RemedyFigures, double?> figure) => Text(figure, FigureText.Time);

    private string Text(Func<RemedyFigures, double?> figure, Func<double, string> text)
    {
        var sorted = runs.Select(run => figure(run.Figures) ?? double.PositiveInfinity).Order().ToList();
        return FigureText.Band((sorted[0], sorted[(sorted.Count - 1) / 2], sorted[^1]), text);
    }
}
