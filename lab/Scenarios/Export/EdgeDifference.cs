namespace CdnLab.Scenarios.Export;

/// <summary>Something that a real cache does otherwise than the lab's own edge.</summary>
/// <param name="What">What it is about.</param>
/// <param name="Builtin">The lab's own edge.</param>
/// <param name="Varnish">Varnish 7.1 under the generated VCL.</param>
/// <param name="Nginx">nginx 1.22 under the generated configuration.</param>
public sealed record EdgeDifference(string What, string Builtin, string Varnish, string Nginx)
{
    /// <summary>Choices of a profile, as its keys, that a program does not make as the lab's own edge does.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What a program does.</summary>
    public string Of(EdgeProgram program) => program == EdgeProgram.Varnish ? Varnish : Nginx;
}
