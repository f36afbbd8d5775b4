using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CdnLab.AppHost.Resources;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Export;

namespace CdnLab.AppHost.Edges;

/// <summary>An edge that runs as varnishd: configs are loaded as VCL and switched with the cache warm, purges are bans,
/// and varnishncsa tells what happened.</summary>
public sealed class VarnishEdge : ProgramEdge
{
    /// <summary>Keys in one ban: a command line has its limit.</summary>
    private const int KeysMax = 50;

    private const string LogFormat =
        AccessLine.Mark + " %{Varnish:side}x %{VSL:Timestamp:Start[1]}x %s"
        + " %{VCL_Log:cdnlab}x/%{Varnish:handling}x %{VSL:FetchError}x";

    private readonly IReadOnlyList<string> _names;
    private readonly int _port, _health, _cliPort;
    private VarnishCli? _cli;

    /// <summary>An edge that does not run yet.</summary>
    public VarnishEdge(ProgramPlan plan)
        : base(plan)
    {
        _names = [.. plan.Configs.Keys];
        var ports = LoopbackPorts.Take(3);
        (_port, _health, _cliPort) = (ports[0], ports[1], ports[2]);
    }

    private string SecretFile => Path.Combine(Plan.WorkFolder, Name + ".secret");

    private string InstanceFolder => Path.Combine(Plan.WorkFolder, Name);

    /// <inheritdoc/>
    public override IReadOnlyList<Resource> Resources(Dependency? behind) =>
    [
        Plan.Launcher.Main(Name, "varnishd", Arguments) with
        {
            PublicUrl = new Uri($"http://127.0.0.1:{_port}"),
            HealthUrl = new Uri($"http://127.0.0.1:{_health}/"),
            DependsOn = behind is null ? [] : [behind],
        },
        Plan.Launcher.Beside(Name + "-log", "varnishncsa", ["-n", InstanceFolder, "-b", "-c", "-F", LogFormat]) with
        {
            DependsOn = [Name],
            Tap = TakeLine,
        },
    ];

    /// <inheritdoc/>
    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        _cli?.Dispose();
        _cli = await VarnishCli.ConnectAsync(Name, _cliPort, SecretFile, cancellation);
        foreach (var config in _names)
        {
            // Compiled now, so that a deploy is a switch.
            await _cli.SendAsync($"vcl.load {Label(config)} {VarnishCli.Quote(FileOf(config))}", cancellation);
        }
    }

    /// <inheritdoc/>
    protected override Task SwitchAsync(string config, CancellationToken cancellation) =>
        Cli.SendAsync($"vcl.use {Label(config)}", cancellation);

    /// <inheritdoc/>
    protected override async Task<int> PurgeNowAsync(PurgeRequest purge, CancellationToken cancellation)
    {
        // Conditions on the stored response alone, so that Varnish can apply bans in the background.
        foreach (var keys in purge.Keys.Chunk(KeysMax))
        {
            var any = string.Join('|', keys.Select(Regex.Escape));
            await BanAsync("obj.http.Surrogate-Key ~", $"(^|[[:space:]])({any})([[:space:]]|$)", cancellation);
        }
        foreach (var key in purge.Urls)
        {
            await BanAsync("obj.http.cdnlab-key ==", key, cancellation);
        }
        if (purge.All)
        {
            await BanAsync("obj.status !=", "0", cancellation);
        }
        return 0;
    }

    private VarnishCli Cli =>
        _cli ?? throw new ResourceException(Name, "varnishd does not run yet", "wait until it is healthy");

    private Task BanAsync(string condition, string value, CancellationToken cancellation) =>
        Cli.SendAsync($"ban {condition} {VarnishCli.Quote(value)}", cancellation);

    private IReadOnlyList<string> Arguments(IReadOnlyDictionary<string, Uri> dependencies)
    {
        File.WriteAllText(SecretFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) + "\n");
        var site = Plan.Site with
        {
            Origin = dependencies.GetValueOrDefault("origin", Plan.Site.Origin),
            Lab = new LabSite(InstanceFolder, $"127.0.0.1:{_health}"),
        };
        foreach (var config in Plan.Configs.Values)
        {
            File.WriteAllText(FileOf(config.Name), TextOf(config, site));
        }
        return
        [
            "-F", "-j", "none", "-n", InstanceFolder,
            "-a", $"http=127.0.0.1:{_port}", "-a", $"health=127.0.0.1:{_health}",
            "-T", $"127.0.0.1:{_cliPort}", "-S", SecretFile,
            "-s", "malloc,256m", "-f", FileOf(Config),
            "-p", "vsl_space=16M", "-p", "ban_lurker_age=1", "-p", "thread_pools=1",
        ];
    }

    private string TextOf(EdgeConfig config, EdgeSite site)
    {
        if (Plan.Own.TextOf(config.Name, site) is not { } own)
        {
            return EdgeExport.Write(EdgeProgram.Varnish, config, site);
        }
        var included = Path.ChangeExtension(FileOf(config.Name), "own.vcl");
        File.WriteAllText(included, own);
        return LabInclude.Vcl(included, site);
    }

    private string Label(string config) => $"config{_names.ToList().IndexOf(config)}";

    private string FileOf(string config) => Path.Combine(Plan.ConfigFolder, $"{Name}.{config}.vcl");
}
