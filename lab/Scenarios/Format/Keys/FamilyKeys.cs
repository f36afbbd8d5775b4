using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of a document family.</summary>
internal static class FamilyKeys
{
    public static ObjectShape<DocumentFamily> Shape { get; } = new ObjectShape<DocumentFamily>(
        "family",
        "A kind of document that the origin serves for each project.",
        () => new DocumentFamily { Name = "", Paths = [] })
        .Need("paths", new ListShape<string>(Texts.Matching("a path", "^/"), unique: true, least: 1),
            "URL path templates with {name} and, for versioned documents, {version}; the first is the usual one.",
            (f, v) => f with { Paths = v })
        .Key("content_type", Texts.FieldValue, "Media type; default application/json.",
            (f, v) => f with { ContentType = v })
        .Key("size_factor", Numbers.AboveZero, "Size as a multiple of the project's document size; default 1.",
            (f, v) => f with { SizeFactor = v });
}
