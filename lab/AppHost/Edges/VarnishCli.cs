using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CdnLab.AppHost.Resources;

namespace CdnLab.AppHost.Edges;

/// <summary>The management interface of varnishd, as varnishadm speaks it (varnish-cli(7)): one line a command, answered
/// by a status, a length and a text.</summary>
internal sealed class VarnishCli : IDisposable
{
    private const int Authenticate = 107, Success = 200, HeaderBytes = 13;

    private readonly string _edge;
    private readonly TcpClient _client = new();
    private readonly SemaphoreSlim _turn = new(1);

    private VarnishCli(string edge) => _edge = edge;

    /// <summary>Connects, and shows the secret when asked.</summary>
    public static async Task<VarnishCli> ConnectAsync(
        string edge, int port, string secretFile, CancellationToken cancellation)
    {
        var cli = new VarnishCli(edge);
        try
        {
            await cli._client.ConnectAsync("127.0.0.1", port, cancellation);
            var (status, text) = await cli.ReadAsync(cancellation);
            if (status == Authenticate)
            {
                var challenge = text[..32];
                var secret = await File.ReadAllTextAsync(secretFile, cancellation);
                var proof = SHA256.HashData(Encoding.UTF8.GetBytes($"{challenge}\n{secret}{challenge}\n"));
                await cli.SendAsync("auth " + Convert.ToHexStringLower(proof), cancellation);
            }
            return cli;
        }
        catch
        {
            cli.Dispose();
            throw;
        }
    }

    /// <summary>A word of a command, quoted. A line break would end the command and begin another.</summary>
    /// <exception cref="ArgumentException">The word has a control character.</exception>
    public static string Quote(string word) => word.Any(char.IsControl)
        ? throw new ArgumentException("a word of a command has no control characters", nameof(word))
        : "\"" + word.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    /// <summary>Sends a command and returns what it answers.</summary>
    /// <exception cref="ResourceException">It was refused, or varnishd is gone.</exception>
    public async Task<string> SendAsync(string command, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(command + "\n"), cancellation);
            var (status, text) = await ReadAsync(cancellation);
            return status == Success
                ? text
                : throw new ResourceException(_edge, $"varnishd refused '{command}': {text}", "look into services.log");
        }
        catch (Exception lost) when (lost is IOException or SocketException or ObjectDisposedException)
        {
            throw new ResourceException(_edge, $"varnishd: {lost.Message}", "see whether it still runs");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<(int Status, string Text)> ReadAsync(CancellationToken cancellation)
    {
        var header = new byte[HeaderBytes];
        await _client.GetStream().ReadExactlyAsync(header, cancellation);
        var words = Encoding.ASCII.GetString(header).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var text = new byte[int.Parse(words[1], CultureInfo.InvariantCulture) + 1];
        await _client.GetStream().ReadExactlyAsync(text, cancellation);
        return (int.Parse(words[0], CultureInfo.InvariantCulture), Encoding.UTF8.GetString(text).TrimEnd('\n'));
    }
}
