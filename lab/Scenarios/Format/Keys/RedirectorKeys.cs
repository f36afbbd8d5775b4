using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of <c>redirector</c>.</summary>
internal static class RedirectorKeys
{
    public static ObjectShape<RedirectorSpec> Shape { get; } = new ObjectShape<RedirectorSpec>(
        "redirector",
        "The service that answers legacy file URLs by asking the origin's documents through an edge.",
        () => new RedirectorSpec())
        .Need("path", Texts.Matching("a path", "^/"),
            "Path of a legacy file URL (template of name, filename, python_version and first_letter).",
            (r, v) => r with { Path = v })
        .Need("document", Texts.Matching("a path", "^/"),
            "Path of the document that lists a project's files (template of the same places).",
            (r, v) => r with { Document = v })
        .Key("requests_max", Numbers.Count(1, 1000),
            "Requests that one chain of redirects may use; default 10.", (r, v) => r with { RequestsMax = v })
        .Key("found_headers", new MapShape<string>(Texts.FieldValue, key: NamePattern.FieldName),
            "Fields of the redirect to a file; default none.", (r, v) => r with { FoundHeaders = v });
}
