namespace CdnLab.Scenarios.Planning.Questions;

/// <summary>A question about an incident that runs can answer.</summary>
internal interface IIncidentQuestion
{
    /// <summary>Answers it.</summary>
    QuestionAnswer Answer(QuestionLab lab);
}
