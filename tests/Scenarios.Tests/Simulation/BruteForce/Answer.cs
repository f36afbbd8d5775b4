using CdnLab.Model.Caching;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>An answer as it is handed from tier to tier and to clients.</summary>
/// <param name="Content">What it says; null: the connection broke, or nothing came in time.</param>
/// <param name="Date">When the origin made it.</param>
/// <param name="Age">How old it is said to be; null: nothing is said.</param>
/// <param name="FreshUntil">When it stops being fresh, for a cache that is told its age; null: its lifetime begins
/// anew with whoever stores it.</param>
internal readonly record struct Answer(
    AnswerContent? Content, DateTimeOffset Date, TimeSpan? Age = null, DateTimeOffset? FreshUntil = null)
{
    public static Answer None => default;

    public bool Broken => Content is null;

    public bool IsError => Content is null || StatusCodes.IsServerError(Content.Status);
}
