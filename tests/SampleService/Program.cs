using CdnLab.SampleService;
using CdnLab.ServiceDefaults.Hosting;

return await ServiceHost.RunAsync(Sample.Definition, args);
