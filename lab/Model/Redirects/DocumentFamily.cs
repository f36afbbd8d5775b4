using CdnLab.Model.Workloads;

namespace CdnLab.Model.Redirects;

/// <summary>A kind of document that the origin serves for each project, with the URL forms that lead to it.</summary>
public sealed record DocumentFamily
{
    /// <summary>Its name, for example <c>project-json</c>.</summary>
    public required string Name { get; init; }

    /// <summary>URL path templates with <c>{name}</c> and, for versioned documents, <c>{version}</c>; the first is the
    /// usual one.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Media type of the document.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Size of its documents as a multiple of the project's document size.</summary>
    public double SizeFactor { get; init; } = 1;

    /// <summary>Size of a project's document in this family, in bytes before any content coding; what its service time
    /// depends on.</summary>
    public int BytesOf(Project project) => (int)(project.DocumentBytes * SizeFactor);
}
