namespace CdnLab.Conformance.Format;

/// <summary>What a step showed; the rules and the live edge must show the same.</summary>
public sealed record Observed
{
    public required string Outcome { get; init; }

    public required int Status { get; init; }

    public required string Body { get; init; }

    /// <summary>Age field, or -1 when there is none.</summary>
    public required long Age { get; init; }

    public string? Location { get; init; }

    public string? Key { get; init; }

    public string? Variant { get; init; }

    public string Shield { get; init; } = "";

    public int Asked { get; init; }

    public string Cause { get; init; } = "";

    public bool Conditional { get; init; }
}
