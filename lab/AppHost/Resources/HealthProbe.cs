namespace CdnLab.AppHost.Resources;

/// <summary>Waits until a health address answers with success.</summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static async Task WaitAsync(Uri health, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        while (!await IsHealthyAsync(client, health, cancellation))
        {
            await Task.Delay(Interval, TimeProvider.System, cancellation);
        }
    }

    private static async Task<bool> IsHealthyAsync(HttpClient client, Uri health, CancellationToken cancellation)
    {
        try
        {
            using var response = await client.GetAsync(health, cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
