using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;
using CdnLab.Edge.Overload;
using CdnLab.Edge.Pipeline;
using CdnLab.Edge.Purging;
using CdnLab.Edge.Store;
using CdnLab.Model;
using CdnLab.ServiceDefaults.Clock;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CdnLab.Edge;

/// <summary>The cache for any ASP.NET Core application: <c>AddEdgeCache</c> and <c>UseEdgeCache</c>.</summary>
public static class EdgeCacheExtensions
{
    /// <summary>Adds the cache. Without <see cref="EdgeOptions.Origin"/> it fetches from the rest of the pipeline.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Makes the options out of the defaults; null: the defaults.</param>
    /// <exception cref="ArgumentException">The options are wrong: every finding.</exception>
    public static IServiceCollection AddEdgeCache(
        this IServiceCollection services, Func<EdgeOptions, EdgeOptions>? configure = null)
    {
        var options = configure?.Invoke(new()) ?? new();
        if (EdgeOptionsValidation.FindingsOf(options).ToList() is { Count: > 0 } findings)
        {
            throw new ArgumentException(string.Join("; ", findings), nameof(configure));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new LabTimeProvider(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new JournalBuffer(
            provider.GetRequiredService<TimeProvider>(), ModelJson.Options, capacity: 1024));
        services.TryAddSingleton(_ => new SeriesRecorder(TimeSpan.FromSeconds(10)));
        services.AddHealthChecks();
        return services.AddCore(options);
    }

    /// <summary>Puts the cache into the pipeline. What follows is asked for what is not stored; routing must be among
    /// it: call <c>UseRouting</c> after this.</summary>
    public static IApplicationBuilder UseEdgeCache(this IApplicationBuilder app)
    {
        var pipeline = app.ApplicationServices.GetRequiredService<EdgePipeline>();
        var upstream = app.ApplicationServices.GetRequiredService<GatedUpstream>().Upstream as PipelineUpstream;
        return app.Use(next =>
        {
            upstream?.Next = next;
            return context => upstream is not null && context.GetEndpoint() is not null
                ? throw new InvalidOperationException(
                    "routing ran before the cache: call app.UseRouting() after app.UseEdgeCache()")
                : pipeline.InvokeAsync(context);
        });
    }

    internal static IServiceCollection AddCore(this IServiceCollection services, EdgeOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ConfigSwitch>().AddSingleton<EdgeSeries>().AddSingleton<ResponseStore>()
        .AddSingleton<Deadlines>().AddSingleton<AnswerGuard>().AddSingleton<FetchGate>()
        .AddSingleton(services => ActivatorUtilities.CreateInstance<GatedUpstream>(services, UpstreamOf(services)))
        .AddSingleton<IUpstream>(services => services.GetRequiredService<GatedUpstream>())
        .AddSingleton<Fetcher>().AddSingleton<FetchCollapser>().AddSingleton<UnsharedKeys>()
        .AddSingleton<DecisionTrace>().AddSingleton<RequestCopy>().AddSingleton<FetchPlanner>()
        .AddSingleton<CacheStatusField>().AddSingleton<Synthetic>().AddSingleton<Delivery>()
        .AddSingleton<StreamDelivery>().AddSingleton<MissDelivery>().AddSingleton<MissStage>()
        .AddSingleton<LookupStage>().AddSingleton<PostStoring>().AddSingleton<PassStage>()
        .AddSingleton<EdgePipeline>().AddSingleton<PurgeReceiver>()
        .AddSingleton(provider => new EdgeCache(
            provider.GetRequiredService<PurgeReceiver>(), provider.GetRequiredService<ResponseStore>()));

    private static IUpstream UpstreamOf(IServiceProvider services) =>
        services.GetRequiredService<EdgeOptions>().Origin is null
            ? ActivatorUtilities.CreateInstance<PipelineUpstream>(services)
            : ActivatorUtilities.CreateInstance<UpstreamClient>(services);
}
