using CdnLab.Scenarios.Cli;

return CdnLabCommand.Run(args, Terminal.OfProcess());
