using CdnLab.Scenarios.Checking.Stories;
using CdnLab.Scenarios.Cli.Views;

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>Counterexamples in words, the same in every format.</summary>
internal static class StoryText
{
    /// <summary>A story, two lines an exchange.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<StoryLine> story)
    {
        foreach (var line in story)
        {
            if (line.Exchange is not { } exchange)
            {
                yield return $"-- {Step(line)}";
                continue;
            }
            yield return $"{exchange.Number}. {Request(exchange)}";
            yield return $"   {Answer(exchange)}";
        }
        if (story.LastOrDefault(l => l.Looping) is not null)
        {
            yield return $"and so on: what answered {story.First(l => l.Looping).Exchange!.Number} answers again";
        }
    }

    /// <summary>A part of the plan that takes effect.</summary>
    public static string Step(StoryLine line) => $"step {line.Step + 1}: {line.Text}";

    /// <summary>Who asks where for what.</summary>
    public static string Request(StoryExchange exchange) =>
        $"{exchange.Client} at {exchange.Pop}: GET {exchange.Url}"
            + (exchange.Key.Length == 0 ? "" : $", key {exchange.Key}");

    /// <summary>What is answered, and by whom.</summary>
    public static string Answer(StoryExchange exchange) =>
        $"{exchange.Status}{(exchange.Location is null ? "" : $" -> {exchange.Location}")}, {By(exchange)}"
            + (exchange.Gone.Length > 0 ? $"; {exchange.Gone}" : "");

    /// <summary>When a finding goes away without an operator.</summary>
    public static string Heals(CheckFinding finding) =>
        finding.HealsAfter is { } time ? $"after {Wording.Duration(time)} at the latest" : "never";

    private static string By(StoryExchange exchange) => exchange.StoredIn > 0
        ? $"from the {exchange.ServedBy}'s cache: of release {exchange.Release}, stored in {exchange.StoredIn}, "
            + $"age {exchange.Age}"
        : exchange.ServedBy == "origin" ? $"from the origin, release {exchange.Release}"
        : $"by the {exchange.ServedBy}";
}
