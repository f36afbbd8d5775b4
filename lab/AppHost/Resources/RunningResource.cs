using System.Diagnostics;
using CdnLab.AppHost.Resources.Control;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.AppHost.Resources;

/// <summary>A resource of a started graph. It keeps its addresses when it is started again, so that whoever knows
/// them finds it there.</summary>
public sealed class RunningResource : IAsyncDisposable
{
    private static readonly Uri AnyPort = new("http://127.0.0.1:0");

    private readonly ResourceGraphOptions _options;
    private readonly IReadOnlyDictionary<string, Uri> _dependencies;
    private readonly SemaphoreSlim _command = new(1);
    private ChildProcess? _child;
    private Uri _controlUrl = AnyPort;
    private volatile ResourceState _state;
    private int _starts;

    internal RunningResource(
        Resource resource, ResourceGraphOptions options, IReadOnlyDictionary<string, Uri> dependencies)
    {
        (Resource, _options, _dependencies, PublicUrl) = (resource, options, dependencies, resource.PublicUrl);
    }

    /// <summary>Raised when the process ended though nobody asked it to; with its exit code.</summary>
    public event Action<RunningResource, int>? Died;

    public Resource Resource { get; }

    public string Name => Resource.Name;

    public ResourceState State => _state;

    public Uri PublicUrl { get; private set; }

    /// <summary>Control of a service; null for a foreign program.</summary>
    public ControlClient? Control { get; private set; }

    /// <summary>What its process is told besides, or instead, from its next start on.</summary>
    public IDictionary<string, string> NextEnvironment { get; } = new Dictionary<string, string>();

    /// <summary>How many processes it has had: each begins its journal and its series anew.</summary>
    public int Starts => Volatile.Read(ref _starts);

    /// <summary>Process id; null while no process runs.</summary>
    public int? Pid => _child?.Pid;

    /// <summary>Starts the process and returns when it is healthy.</summary>
    /// <exception cref="ResourceException">It ended or was not healthy in time; nothing of it is left.</exception>
    public Task StartAsync(CancellationToken cancellation = default) => CommandAsync(async () =>
    {
        if (_child is null)
        {
            await StartChildAsync(cancellation);
        }
    });

    /// <summary>Asks the process to end, and kills it when it does not.</summary>
    public Task StopAsync() => CommandAsync(() => EndAsync(child => child.StopAsync(_options.StopMax)));

    /// <summary>Ends the process the hard way, as a crash would.</summary>
    public Task KillAsync() => CommandAsync(() => EndAsync(child => child.DisposeAsync().AsTask()));

    /// <summary>Stops the process, if it runs, and starts it again at the same addresses.</summary>
    public Task RestartAsync(CancellationToken cancellation = default) => CommandAsync(async () =>
    {
        await EndAsync(child => child.StopAsync(_options.StopMax));
        await StartChildAsync(cancellation);
    });

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Control?.Dispose();
    }

    private async Task CommandAsync(Func<Task> command)
    {
        await _command.WaitAsync();
        try
        {
            await command();
        }
        finally
        {
            _command.Release();
        }
    }

    private async Task StartChildAsync(CancellationToken cancellation)
    {
        _state = ResourceState.Starting;
        var child = _child = Launch();
        try
        {
            await ChildStart.AwaitAsync(Resource, child, _options, Adopt, cancellation);
            _state = ResourceState.Running;
            _ = ReportDeathAsync(child);
        }
        catch
        {
            await EndAsync(failed => failed.DisposeAsync().AsTask());
            throw;
        }
    }

    private ChildProcess Launch()
    {
        var start = new ProcessStartInfo(Resource.Program.FileName);
        foreach (var argument in Resource.Program.Arguments.Concat(Resource.Arguments(_dependencies)))
        {
            start.ArgumentList.Add(argument);
        }

        ChildEnvironment.Apply(start.Environment, Resource, PublicUrl, _options.Token, _dependencies, _controlUrl);
        foreach (var (name, value) in NextEnvironment)
        {
            start.Environment[name] = value;
        }

        Interlocked.Increment(ref _starts);
        return ChildProcess.Start(start, new OutputLog(Name, _options.Output, Resource.Tap));
    }

    private void Adopt(ReadyReport ready)
    {
        PublicUrl = new Uri(ready.Public[0]);
        if (Control is null)
        {
            _controlUrl = new Uri(ready.Control[0]);
            Control = new ControlClient(Name, _controlUrl, _options.Token);
        }
    }

    private async Task EndAsync(Func<ChildProcess, Task> end)
    {
        var child = Interlocked.Exchange(ref _child, null);
        _state = ResourceState.Stopped;
        if (child is not null)
        {
            await end(child);
            await child.DisposeAsync();
            Resource.Ended?.Invoke();
        }
    }

    private async Task ReportDeathAsync(ChildProcess child)
    {
        var code = await child.Exited;
        if (Interlocked.CompareExchange(ref _child, null, child) == child)
        {
            _state = ResourceState.Died;
            Died?.Invoke(this, code);
        }
    }
}
