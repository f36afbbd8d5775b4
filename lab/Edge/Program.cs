using CdnLab.Edge;
using CdnLab.ServiceDefaults.Hosting;

// One thread a processor takes bytes from its sockets and answers at once, as nginx does: handing each request to
// another thread costs a fifth of a cached hit. Read by the runtime at its first socket.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

return await ServiceHost.RunAsync(EdgeService.Definition, args);
