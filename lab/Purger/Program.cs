using CdnLab.Purger.Cli;
using CdnLab.Scenarios.Cli;

return await PurgeCommand.InvokeAsync(args, Terminal.OfProcess(), new PurgerEnvironment());
