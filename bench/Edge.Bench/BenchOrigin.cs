namespace CdnLab.Edge.Bench;

/// <summary>The origin that fills the edge's cache once and is then stopped.</summary>
internal sealed class BenchOrigin : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BenchOrigin(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<BenchOrigin> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(context =>
        {
            foreach (var (name, value) in Payload.OriginFields)
            {
                context.Response.Headers[name] = value;
            }

            return context.Response.Body.WriteAsync(Payload.Body, 0, Payload.Body.Length);
        });
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
