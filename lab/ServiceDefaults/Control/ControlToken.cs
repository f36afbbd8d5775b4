using System.Security.Cryptography;
using System.Text;

namespace CdnLab.ServiceDefaults.Control;

/// <summary>The bearer token of a control listener. Hashes are compared, in fixed time whatever the length.</summary>
internal sealed class ControlToken(string token)
{
    private readonly byte[] _expected = SHA256.HashData(Encoding.UTF8.GetBytes("Bearer " + token));

    public bool Admits(string? authorization) =>
        authorization is not null
        && CryptographicOperations.FixedTimeEquals(_expected, SHA256.HashData(Encoding.UTF8.GetBytes(authorization)));
}
