using CdnLab.AppHost;

return await LiveCommand.InvokeAsync(args);
