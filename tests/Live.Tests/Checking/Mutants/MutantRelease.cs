namespace CdnLab.Live.Tests.Checking.Mutants;

/// <summary>A release of the origin, in the words of a change file.</summary>
/// <param name="Canonical">Spelling that gets the document.</param>
/// <param name="Status">Status of its spelling redirects.</param>
/// <param name="Redirects">Cache-Control of its redirects.</param>
/// <param name="Documents">Cache-Control of its documents.</param>
/// <param name="AppendsSlash">Whether what it does not know is redirected to itself with a slash.</param>
internal sealed record MutantRelease(
    string Canonical,
    int Status = 301,
    string Redirects = MutantRelease.Day,
    string Documents = MutantRelease.Day,
    bool AppendsSlash = false)
{
    public const string Day = "max-age=86400", Quarter = "max-age=900", Never = "no-store";

    public string Text =>
        $$$"""
        routes: {project-json: {canonical: {{{Canonical}}}, redirect_status: {{{Status}}} }}
              redirect_headers: {Cache-Control: "{{{Redirects}}}", Surrogate-Key: "project/{normalized}"}
              document_headers: {Cache-Control: "{{{Documents}}}", Surrogate-Key: "project/{normalized}"}
              not_found_appends_slash: {{{(AppendsSlash ? "true" : "false")}}}
        """;
}
