using System.Diagnostics;
using CdnLab.AppHost.Resources;
using CdnLab.Model.Purging;
using CdnLab.Scenarios.Export;

namespace CdnLab.AppHost.Edges;

/// <summary>An edge that runs as nginx: a deploy is a new file and a reload, which keeps the cache; a purge deletes files
/// of the cache; the access log tells what happened.</summary>
public sealed class NginxEdge : ProgramEdge
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan ReloadMax = TimeSpan.FromSeconds(20);

    private readonly int _port, _health;
    private readonly NginxCache _cache;

    /// <summary>An edge that does not run yet.</summary>
    public NginxEdge(ProgramPlan plan)
        : base(plan)
    {
        var ports = LoopbackPorts.Take(2);
        (_port, _health) = (ports[0], ports[1]);
        _cache = new NginxCache(CacheFolder);
    }

    private string Folder => Path.Combine(Plan.WorkFolder, Name);

    private string CacheFolder => Path.Combine(Folder, "cache");

    private string InForce => Path.Combine(Folder, "nginx.conf");

    private string Socket => Path.Combine(Folder, "inner.sock");

    private Uri HealthUrl => new($"http://127.0.0.1:{_health}/");

    /// <inheritdoc/>
    public override IReadOnlyList<Resource> Resources(Dependency? behind) =>
    [
        Plan.Launcher.Main(Name, "nginx", Arguments) with
        {
            PublicUrl = new Uri($"http://127.0.0.1:{_port}"),
            HealthUrl = HealthUrl,
            DependsOn = behind is null ? [] : [behind],
            Tap = TakeLine,
        },
    ];

    /// <inheritdoc/>
    protected override Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task SwitchAsync(string config, CancellationToken cancellation)
    {
        using var http = new HttpClient(
            new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });
        var before = await http.GetStringAsync(HealthUrl, cancellation);
        File.Copy(FileOf(config), InForce, overwrite: true);
        WriteInclude(config);
        var (file, arguments) = Plan.Launcher.Command("nginx", [.. Common, "-s", "reload"]);
        using var reload = Process.Start(new ProcessStartInfo(file, arguments)
        {
            RedirectStandardError = true,
        })!;
        var error = await reload.StandardError.ReadToEndAsync(cancellation);
        await reload.WaitForExitAsync(cancellation);
        if (reload.ExitCode != 0)
        {
            throw new ResourceException(Name, $"nginx refused config '{config}': {error}", $"correct {FileOf(config)}");
        }
        await InForceAsync(http, before.Split(' ')[0], config, cancellation);
    }

    /// <inheritdoc/>
    protected override Task<int> PurgeNowAsync(PurgeRequest purge, CancellationToken cancellation)
    {
        var (tags, keys) = (purge.Keys.ToHashSet(), purge.Urls.ToHashSet());
        return Task.Run(() => _cache.Purge(tags, keys, purge.All), cancellation);
    }

    /// <summary>A reload is in force when a new worker answers and the one before takes no more connections.</summary>
    private async Task InForceAsync(HttpClient http, string worker, string config, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(ReloadMax, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            while (!(await http.GetStringAsync(HealthUrl, either.Token)).EndsWith($" {config}", StringComparison.Ordinal)
                || Accepts(worker))
            {
                await Task.Delay(Interval, TimeProvider.System, either.Token);
            }
        }
        catch (Exception failed) when (failed is HttpRequestException || late.IsCancellationRequested)
        {
            throw new ResourceException(Name, $"config '{config}' is not in force", "look into services.log");
        }
    }

    /// <summary>Whether a worker still takes connections; one that ends says so in its title.</summary>
    private static bool Accepts(string worker)
    {
        try
        {
            return File.ReadAllText($"/proc/{worker}/cmdline") is { Length: > 0 } title
                && !title.Contains("shutting down", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private IReadOnlyList<string> Arguments(IReadOnlyDictionary<string, Uri> dependencies)
    {
        Directory.CreateDirectory(Folder);
        File.Delete(Socket);
        if (Directory.Exists(CacheFolder))
        {
            // A process that starts, at first or after a fault, has an empty cache, as the other edges have.
            Directory.Delete(CacheFolder, recursive: true);
        }
        var site = Site with { Origin = dependencies.GetValueOrDefault("origin", Plan.Site.Origin) };
        foreach (var config in Plan.Configs.Values)
        {
            File.WriteAllText(
                FileOf(config.Name),
                Plan.Own.TextOf(config.Name, site) ?? EdgeExport.Write(EdgeProgram.Nginx, config, site));
        }
        File.Copy(FileOf(Config), InForce, overwrite: true);
        WriteInclude(Config);
        return Common;
    }

    private EdgeSite Site => Plan.Site with
    {
        Listen = $"127.0.0.1:{_port}",
        InnerListen = "unix:" + Socket,
        Lab = new LabSite(Folder, $"127.0.0.1:{_health}", Plan.Launcher.Privileged ? "root" : null),
    };

    private IReadOnlyList<string> Common => ["-e", "stderr", "-p", Folder, "-c", InForce, "-g", Site.Lab!.NginxGlobals];

    /// <summary>What a file of the user's own includes.</summary>
    private void WriteInclude(string config) =>
        File.WriteAllText(Path.Combine(Folder, "lab.conf"), LabInclude.Nginx(config, Site));

    private string FileOf(string config) => Path.Combine(Plan.ConfigFolder, $"{Name}.{config}.conf");
}
