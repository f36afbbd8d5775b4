using CdnLab.Edge;
using CdnLab.ServiceDefaults.Hosting;

return await ServiceHost.RunAsync(EdgeService.Definition, args);
