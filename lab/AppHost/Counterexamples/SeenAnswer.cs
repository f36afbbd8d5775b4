using System.Globalization;
using System.Text.Json.Nodes;
using CdnLab.Scenarios.Checking.Stories;

namespace CdnLab.AppHost.Counterexamples;

/// <summary>What an exchange brought, or is to bring.</summary>
/// <param name="Status">Status; 0: no answer.</param>
/// <param name="Location">Location; null: none.</param>
/// <param name="ServedBy">Who answered: client, pop, shield, origin or rule.</param>
/// <param name="Release">Release that made the answer; empty: an edge did, or it is not told.</param>
public sealed record SeenAnswer(int Status, string? Location, string ServedBy, string Release)
{
    private const string Origin = "origin", Rule = "rule";

    /// <summary>What a story says of an exchange.</summary>
    public static SeenAnswer Foretold(StoryExchange exchange) => new(
        exchange.Status,
        exchange.Location,
        exchange.ServedBy.EndsWith(" rule", StringComparison.Ordinal) ? Rule : exchange.ServedBy,
        exchange.Release);

    /// <summary>What a response says: the chain of caches in its Cache-Status, and its trace.</summary>
    public static SeenAnswer Of(HttpResponseMessage response)
    {
        var caches = Field(response, "Cache-Status");
        var trace = Field(response, "CdnLab-Trace") is { Length: > 0 } text ? JsonNode.Parse(text)!.AsArray() : [];
        var release = trace.Select(tier => (string?)tier!["stored_release"]).FirstOrDefault(r => r is { Length: > 0 });
        var stale = trace.FirstOrDefault(tier => (string?)tier!["outcome"] == "stale_if_error");
        // Varnish makes a redirect without a trace.
        var by = caches.Contains(CounterexampleLab.PopName + "; hit", StringComparison.Ordinal) ? "pop"
            : caches.Contains(CounterexampleLab.ShieldName + "; hit", StringComparison.Ordinal) ? "shield"
            : stale is not null ? (string)stale["tier"]!
            : trace.Count == 0 || trace.Any(tier => (string?)tier!["outcome"] == "redirected") ? Rule : Origin;
        return new((int)response.StatusCode, response.Headers.Location?.OriginalString, by, release ?? "");
    }

    /// <summary>Whether it is what was foretold. Who made an answer that no cache keeps is not always told.</summary>
    public bool Is(SeenAnswer foretold)
    {
        var made = Release.Length == 0 && (ServedBy is Origin or Rule) && (foretold.ServedBy is Origin or Rule);
        return Status == foretold.Status && Location == foretold.Location
            && (made || ServedBy == foretold.ServedBy)
            && (Release.Length == 0 || foretold.Release.Length == 0 || Release == foretold.Release);
    }

    /// <summary>It in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Status}{(Location is null ? "" : " -> " + Location)}, by {ServedBy}")
        + (Release.Length > 0 ? $", release {Release}" : "");

    private static string Field(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
