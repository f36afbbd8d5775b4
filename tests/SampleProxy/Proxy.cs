namespace CdnLab.SampleProxy;

/// <summary>The plainest proxy there is, in the place of a real one.</summary>
internal sealed class Proxy(string origin)
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public async Task ForwardAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        using var message = new HttpRequestMessage(
            HttpMethod.Parse(request.Method), origin + request.Path + request.QueryString);
        foreach (var name in new[] { "Accept-Encoding", "If-None-Match", "If-Modified-Since" })
        {
            message.Headers.TryAddWithoutValidation(name, request.Headers[name].ToArray());
        }

        using var answer = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(response.Body);
    }
}
