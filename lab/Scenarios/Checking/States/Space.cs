using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>What the rules make of the URLs of one class, by index: the whole world of one search.</summary>
internal sealed class Space
{
    /// <summary>A member of the class, whose names make symbols readable.</summary>
    public required ClassMember Member { get; init; }

    /// <summary>URLs as symbols.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>Cache keys as symbols.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>URLs with which clients begin.</summary>
    public required IReadOnlyList<int> ClientUrls { get; init; }

    /// <summary>Releases by index.</summary>
    public required IReadOnlyList<string> Releases { get; init; }

    /// <summary>Configs by index.</summary>
    public required IReadOnlyList<string> Configs { get; init; }

    /// <summary>By config and URL: what the edge makes of it.</summary>
    public required EdgeStep[][] Edge { get; init; }

    /// <summary>By release and URL: index of the origin's answer.</summary>
    public required int[][] Origin { get; init; }

    /// <summary>By config and URL: index of the redirect that the edge itself answers; -1: none.</summary>
    public required int[][] Made { get; init; }

    /// <summary>All answers.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>By release and position among the client URLs: how a request ends at the origin alone.</summary>
    public required ChainResult[][] Right { get; init; }

    /// <summary>A text that is the same for spaces that only differ in names.</summary>
    public required string Signature { get; init; }

    /// <summary>A symbol with the member's own names in it, for people.</summary>
    public string Spell(string symbol) => symbol
        .Replace("{normalized}", Pep503.Normalize(Member.Name), StringComparison.Ordinal)
        .Replace("{verbatim:lower}", NameTransforms.Apply(NameTransform.Lower, Member.Name), StringComparison.Ordinal)
        .Replace("{verbatim:upper}", NameTransforms.Apply(NameTransform.Upper, Member.Name), StringComparison.Ordinal)
        .Replace("{verbatim}", Member.Name, StringComparison.Ordinal)
        .Replace("{version}", "1.0", StringComparison.Ordinal);
}
