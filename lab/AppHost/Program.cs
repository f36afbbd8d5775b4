using CdnLab.AppHost;

return await LiveCommand.Create().Parse(args).InvokeAsync();
