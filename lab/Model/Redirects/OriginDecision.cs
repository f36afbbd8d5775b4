using CdnLab.Model.Http;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Redirects;

/// <summary>What an origin release answers for a path.</summary>
/// <param name="Outcome">Document, redirect or not found.</param>
/// <param name="Status">Status code.</param>
/// <param name="Location">Target of a redirect, else null.</param>
/// <param name="Headers">Fields of the answer, without entity tag, date and length.</param>
/// <param name="Family">The family matched, or null.</param>
/// <param name="Project">The project found, or null.</param>
/// <param name="Version">The version asked for, or null.</param>
/// <param name="Reason">For people and traces.</param>
public sealed record OriginDecision(
    OriginOutcome Outcome,
    int Status,
    string? Location,
    HeaderFields Headers,
    DocumentFamily? Family,
    Project? Project,
    string? Version,
    string Reason);
