namespace CdnLab.Scenarios.Planning.Questions;

/// <summary>What pools of one size would have taken in place of letters.</summary>
internal sealed class ShardsQuestion : IIncidentQuestion
{
    private static readonly (string Name, string Words)[] Choices =
    [
        ("letters", "letters, as on the day"),
        ("hash:shards=26", "26 hash shards"),
        ("hash:shards=64", "64 hash shards"),
    ];

    /// <inheritdoc/>
    public QuestionAnswer Answer(QuestionLab lab)
    {
        var figures = Choices.Select(c => new QuestionFigures(lab, lab.Of(c.Name))).ToList();
        return new(
            "What would hash shards have taken?",
            [
                .. Choices.Zip(figures).Skip(1).Select(pair =>
                    $"{pair.First.Words}, one caller each at the usual pace: the purge takes {pair.Second.Purge} "
                        + $"against {figures[0].Purge} by letters, {pair.Second.Ends}; the "
                        + $"origin is at {pair.Second.Busiest} at its busiest against {figures[0].Busiest}."),
            ],
            ["pools", .. QuestionFigures.Head],
            [.. Choices.Zip(figures).Select(pair => (IReadOnlyList<string>)[pair.First.Words, .. pair.Second.Cells])]);
    }
}
