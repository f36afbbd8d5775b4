namespace CdnLab.Scenarios.Export.Vcl;

/// <summary>What VCL asks the next hop, and what it does when there is no answer.</summary>
internal static class VclFetches
{
    private static readonly string[] Variables =
        ["path", "query", "matched", "key", "location", "outcome", "stale", "failed", "target", "status"];

    public static string Write(EdgeSite site) =>
        $$"""
        sub vcl_backend_fetch {
          cookie.set("key", bereq.http.cdnlab-key);
          cookie.set("stale", bereq.http.cdnlab-stale);
        {{string.Concat(Variables.Select(name => $"  unset bereq.http.cdnlab-{name};\n"))}}  unset bereq.http.CdnLab-Trace;
        {{(site.Lab is null ? "" : Cause(site.Shield))}}}

        sub vcl_backend_error {
        {{(site.Profile.RestartOnError ? Retry : "")}}  if (cookie.get("stale") == "yes") {
            return (abandon);
          }
          set beresp.ttl = 0s;
          set beresp.grace = 0s;
        }


        """;

    private const string Retry =
        """
          if (bereq.retries == 0 && bereq.method ~ "^(GET|HEAD)$") {
            return (retry);
          }

        """;

    /// <summary>Why this fetch happens, for the origin of the lab.</summary>
    public static string Cause(bool shield) =>
        $"""
          set bereq.http.CdnLab-Cause = "miss";
          if (bereq.http.If-None-Match || bereq.http.If-Modified-Since) {"{"}
            set bereq.http.CdnLab-Cause = "revalidation";
          {"}"}
          if (bereq.retries > 0) {"{"}
            set bereq.http.CdnLab-Cause = "retry";
          {"}"}
          {(shield ? "unset bereq.http.CdnLab-Tier" : "set bereq.http.CdnLab-Tier = \"pop\"")};

        """;
}
