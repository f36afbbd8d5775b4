namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>What a fetch brings.</summary>
/// <param name="Content">Index of the content; 0: it failed.</param>
/// <param name="FreshUntil">Until when it is fresh, where the next tier goes on counting its age.</param>
/// <param name="Disconnected">Of a failure: whether there was no answer at all.</param>
internal readonly record struct Answer(int Content, long FreshUntil, bool Disconnected)
{
    public bool Failed => Content == 0;

    public static Answer Error { get; } = new(0, 0, false);

    public static Answer None { get; } = new(0, 0, true);
}
