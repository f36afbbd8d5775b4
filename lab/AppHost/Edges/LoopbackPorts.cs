using System.Net;
using System.Net.Sockets;

namespace CdnLab.AppHost.Edges;

/// <summary>Free ports for programs that cannot say which port they took.</summary>
public static class LoopbackPorts
{
    /// <summary>Ports that were free a moment ago, all different.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        List<int> ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
