namespace CdnLab.Scenarios.Tests.Format;

/// <summary>A small scenario without a finding, for tests to break.</summary>
internal static class Sample
{
    public const string Yaml =
        """
        schema: 1
        name: sample
        title: A sample
        story: Something is deployed.
        start: 2022-06-10T10:00:00Z
        duration: 2h
        warmup: 10m
        live:
          speed: 60
          scale: 0.5
          pops: [ams]
        catalogue:
          projects: 100
          differing_share: 0.2
          named: [Pillow, requests]
          first_letters: {p: 0.2, d: 0.1}
        families:
          doc:
            paths: ["/doc/{name}/json"]
          page:
            paths: ["/page/{name}/"]
        origin:
          release: before
          capacity:
            workers: 4
            queue_timeout: 30s
          releases:
            before: &release
              routes:
                doc: {canonical: verbatim}
                page: {canonical: normalized}
              document_headers: {Cache-Control: max-age=900, Surrogate-Key: "project/{normalized}"}
            after:
              <<: *release
              routes:
                doc: {canonical: normalized, redirect_status: 308}
        edge:
          config: before
          profile: {base: fastly, default_lifetime: 60s}
          configs:
            before: {}
            after:
              rules:
                - name: normalise
                  match: ^/doc/(?<name>[^/]+)/json$
                  rewrite: /doc/{name:pep503}/json
                - name: old-path
                  match: ^/old/(?<rest>.*)$
                  redirect: /doc/{rest}
        topology:
          host: example.org
          shield: iad
          pops: {ams: 2, fra: 1}
        clients:
          rate: 20
          mix: {tool: 1, browser: 0.5}
          personas:
            tool:
              families: {doc: 1}
            browser:
              spelling: mixed
              families: {doc: 1, page: 1}
        purges:
          slow: {kind: letters, calls_per_second: 0.02, calls_per_second_by_shard: {p: 0.01}}
          fast: {kind: hash, shards: 4}
        timeline:
          - at: 10:10:00
            deploy_origin: after
          - at: 10:15
            deploy_edge: {config: after, over: 5m, pops: [ams]}
          - at: +20m
            status_post: {status: investigating, text: "Loops: {looped_ratio}"}
          - at: 2022-06-10T10:25:00Z
            purge: slow
          - at: 11:00:00
            roll_back: {origin: before, edge: before, over: 1m}
          - at: 11:05:00
            scale_out: {workers: 8, delay: 2m}
          - at: 11:10:00
            set_clients: {rate: 40, mix: {tool: 1}}
          - at: 11:20:00
            fault: {target: origin, slowdown: 3, error_ratio: 0.1, for: 5m}
          - at: 11:30:00
            fault: {target: ams, kill: true, for: 1m}
          - at: 11:40:00
            status_post: {status: resolved, text: Over.}
        expectations:
          - name: Loops appear
            metric: loops.peak_ratio
            at_least: 0.01
          - name: Loops are few
            metric: loops.affected_projects
            at_most: 50
          - name: It is over a day later
            metric: loops.last_day_ratio
            equals: 0
            duration_min: 25h
        calibration:
          - to: The purge of p ends
            fitted: purges.slow.calls_per_second_by_shard.p
            metric: purge.finished_at
            target: 3600
            within: 60
            source: a status page

        """;

    /// <summary>The sample with one place changed.</summary>
    public static string With(string old, string text)
    {
        var at = Yaml.IndexOf(old, StringComparison.Ordinal);
        Xunit.Assert.True(at >= 0, $"the sample has no '{old}'");
        Xunit.Assert.True(Yaml.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"the sample has '{old}' twice");
        return Yaml.Replace(old, text, StringComparison.Ordinal);
    }
}
