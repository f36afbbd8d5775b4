return await CdnLab.ServiceDefaults.Hosting.ServiceHost.RunAsync(CdnLab.Origin.OriginService.Definition, args);
