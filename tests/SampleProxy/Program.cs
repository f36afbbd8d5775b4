using CdnLab.Edge;
using CdnLab.SampleProxy;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddEdgeCache(options => options with { CapacityBytes = 64 << 20 });
var app = builder.Build();
app.UseEdgeCache();
app.UseRouting();
app.Map("/{**path}", new Proxy(app.Configuration["origin"]!).ForwardAsync); // or YARP: app.MapReverseProxy()
app.Run();
