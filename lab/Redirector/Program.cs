return await CdnLab.ServiceDefaults.Hosting.ServiceHost.RunAsync(
    CdnLab.Redirector.RedirectorService.Definition, args);
