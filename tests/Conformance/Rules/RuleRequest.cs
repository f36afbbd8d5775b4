using CdnLab.Model.Http;

namespace CdnLab.Conformance.Rules;

/// <summary>A request between the tiers of a rule run.</summary>
internal sealed record RuleRequest(
    string Method, string Url, HeaderFields Fields, bool FromEdge = false, string Cause = "");
