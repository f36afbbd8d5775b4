namespace CdnLab.Conformance.Format;

/// <summary>What the origin says.</summary>
public sealed record OriginAnswer
{
    public int Status { get; init; } = 200;

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public string Body { get; init; } = "";

    /// <summary>The connection breaks off instead.</summary>
    public bool Fails { get; init; }

    /// <summary>The answer to a request that the case does not foresee.</summary>
    public static OriginAnswer Unforeseen { get; } = new() { Status = 500, Body = "not foreseen" };
}
