using CdnLab.Scenarios.Comparing.Output;

namespace CdnLab.Scenarios.Planning.Questions;

/// <summary>What a purge of everything would have done to the origin, and to a larger one.</summary>
internal sealed class PurgeAllQuestion : IIncidentQuestion
{
    private static readonly int[] Factors = [1, 2, 4];

    /// <inheritdoc/>
    public QuestionAnswer Answer(QuestionLab lab)
    {
        var rows = new[] { "hard", "soft" }
            .SelectMany(mode => Factors.Select(factor => (
                Mode: mode, Factor: factor, Figures: new QuestionFigures(lab, lab.Of($"all:{mode}", factor)))))
            .ToList();
        return new(
            "What would purging everything have done to the backends, even scaled out?",
            [
                .. rows.Where(row => row.Factor is 1 or 4).Select(row =>
                    $"A {row.Mode} purge of everything {Origin(row.Factor)}: the origin is at {row.Figures.Busiest} at "
                    + $"its busiest and overloaded for {row.Figures.Overload}; {row.Figures.Failed} client requests "
                    + $"fail, and {row.Figures.Looped} loop."),
                "A soft purge only marks responses stale, so that old redirects may still be served while the origin "
                    + "is asked, or when it fails.",
            ],
            ["purge", "workers", .. QuestionFigures.Head],
            [
                .. rows.Select(row => (IReadOnlyList<string>)
                    [$"all:{row.Mode}", $"×{row.Factor}", .. row.Figures.Cells]),
            ]);
    }

    private static string Origin(int factor) => factor == 1
        ? "with the workers of that moment"
        : $"with {FigureText.Number(factor)} times as many workers";
}
