return await CdnLab.Traffic.Entry.RunAsync(args);
