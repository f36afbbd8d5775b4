using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Import;
using Xunit;

namespace CdnLab.Scenarios.Tests.Import;

/// <summary>Texts read as rules, and what the rules decide, in a few words.</summary>
internal static class Imported
{
    public const string Host = "site.example";

    public static ImportResult Vcl(string text) => EdgeImport.Read(ImportKind.Vcl, text, "edge.vcl");

    public static ImportResult Nginx(string text) => EdgeImport.Read(ImportKind.Nginx, text, "edge.conf");

    public static ImportResult Redirects(string text) => EdgeImport.Read(ImportKind.Redirects, text, "_redirects");

    /// <summary>The decision of rules that were read to the last word.</summary>
    public static string Decide(ImportResult result, string target, string method = "GET", string host = Host)
    {
        Assert.Empty(result.Findings);
        Assert.True(result.Complete);
        return Words(new EdgeRules(result.Config).Decide(method, host, target));
    }

    public static string Words(EdgeRequestDecision decision) => decision.Outcome switch
    {
        EdgeRequestOutcome.Redirect => $"{decision.Status} {decision.Location}",
        EdgeRequestOutcome.Pass => $"pass {decision.Url}",
        _ => decision.Key.Value == Host + decision.Url ? decision.Url : $"{decision.Url} key {decision.Key}",
    };

    /// <summary>The findings as <c>line:column text | why</c>.</summary>
    public static IEnumerable<string> Findings(ImportResult result) =>
        result.Findings.Select(f => $"{f.Line}:{f.Column} {f.Text} | {f.Why}");
}
