namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>One URL of the CDN's host, with the decisions of the rules about it once they were made.</summary>
internal sealed class Url(string target, Uri uri, int configs, int releases)
{
    /// <summary>Path and query.</summary>
    public string Target => target;

    /// <summary>As clients know it.</summary>
    public Uri Uri => uri;

    /// <summary>By edge config.</summary>
    public EdgeChoice?[] Edge { get; } = new EdgeChoice?[configs];

    /// <summary>By origin release, twice: for clients without and with gzip.</summary>
    public AnswerContent?[] Origin { get; } = new AnswerContent?[2 * releases];
}
