namespace CdnLab.AppHost.Resources;

/// <summary>A started graph of resources; disposing it stops them all, dependants first.</summary>
public sealed class ResourceGraph : IAsyncDisposable
{
    private readonly IReadOnlyList<RunningResource> _ordered;

    private ResourceGraph(IReadOnlyList<RunningResource> ordered) => _ordered = ordered;

    /// <summary>Resources in the order of their dependencies.</summary>
    public IReadOnlyList<RunningResource> Resources => _ordered;

    public RunningResource this[string name] =>
        _ordered.FirstOrDefault(resource => resource.Name == name)
        ?? throw new ResourceException(
            name, "is not there", $"known: {string.Join(", ", _ordered.Select(resource => resource.Name))}");

    /// <summary>Starts every resource as soon as what it depends on is healthy.</summary>
    /// <exception cref="ResourceException">One could not start, or the declaration is wrong; nothing is left
    /// running.</exception>
    public static async Task<ResourceGraph> StartAsync(
        IReadOnlyCollection<Resource> resources,
        ResourceGraphOptions? options = null,
        CancellationToken cancellation = default)
    {
        var ordered = DependencyOrder.Of(resources);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var starts = new Dictionary<string, Task<RunningResource>>();
        foreach (var resource in ordered)
        {
            var dependencies = resource.DependsOn.Select(dependency => (dependency.As, starts[dependency.Name]));
            starts[resource.Name] = StartAsync(resource, [.. dependencies], options ?? new(), failed);
        }

        try
        {
            return new ResourceGraph(await Task.WhenAll(starts.Values));
        }
        catch
        {
            var started = starts.Values.Where(start => start.IsCompletedSuccessfully);
            await StopAsync([.. started.Select(start => start.Result)]);
            var cause = starts.Values.Select(start => start.Exception?.InnerException).OfType<ResourceException>();
            throw cause.FirstOrDefault() ?? (Exception)new OperationCanceledException(cancellation);
        }
    }

    public ValueTask DisposeAsync() => StopAsync(_ordered);

    private static async Task<RunningResource> StartAsync(
        Resource resource,
        IReadOnlyList<(string As, Task<RunningResource> Start)> dependencies,
        ResourceGraphOptions options,
        CancellationTokenSource failed)
    {
        var addresses = new Dictionary<string, Uri>();
        foreach (var (name, start) in dependencies)
        {
            try
            {
                addresses[name] = (await start).PublicUrl;
            }
            catch (ResourceException)
            {
                // The cause is told once, by the resource that failed.
                throw new OperationCanceledException();
            }
        }

        var running = new RunningResource(resource, options, addresses);
        try
        {
            await running.StartAsync(failed.Token);
            return running;
        }
        catch
        {
            await failed.CancelAsync();
            await running.DisposeAsync();
            throw;
        }
    }

    private static async ValueTask StopAsync(IReadOnlyList<RunningResource> ordered)
    {
        foreach (var resource in ordered.Reverse())
        {
            await resource.DisposeAsync();
        }
    }
}
