namespace CdnLab.Scenarios.Compilation;

/// <summary>Where an answer comes from.</summary>
public enum AnswerSource
{
    /// <summary>The edge's cache.</summary>
    Cache,

    /// <summary>The origin, through the edge.</summary>
    Origin,

    /// <summary>The edge itself.</summary>
    Edge,
}
