namespace CdnLab.Scenarios.Planning.Questions;

/// <summary>A question and its answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Sentences">The answer in words.</param>
/// <param name="Head">Heads of the table's columns.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record QuestionAnswer(
    string Question, IReadOnlyList<string> Sentences, IReadOnlyList<string> Head,
    IReadOnlyList<IReadOnlyList<string>> Rows);
