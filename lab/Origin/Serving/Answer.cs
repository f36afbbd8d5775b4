using System.Text;
using CdnLab.Model.Http;
using CdnLab.ServiceDefaults.Series;

namespace CdnLab.Origin.Serving;

/// <summary>An answer ready to send.</summary>
/// <param name="Status">Status code.</param>
/// <param name="Headers">Its fields, without date and length.</param>
/// <param name="Body">Its content; sent to GET only.</param>
/// <param name="ServiceBytes">Size of the document that a worker makes for it; 0 for a small answer.</param>
/// <param name="Counter">Where it is counted.</param>
internal sealed record Answer(
    int Status, HeaderFields Headers, ReadOnlyMemory<byte> Body, int ServiceBytes, Counter? Counter)
{
    private static readonly HeaderField JsonType = new("Content-Type", "application/json");

    /// <summary>An answer that says in JSON what is the matter.</summary>
    public static Answer Message(int status, HeaderFields headers, string message, Counter? counter) =>
        new(
            status,
            new HeaderFields(headers.Append(JsonType)),
            Encoding.UTF8.GetBytes($$"""{"message": "{{message}}"}"""),
            0,
            counter);

    public async Task SendAsync(HttpContext context, DateTimeOffset now, string release)
    {
        var response = context.Response;
        response.StatusCode = Status;
        foreach (var field in Headers)
        {
            response.Headers.Append(field.Name, field.Value);
        }
        response.Headers["CdnLab-Release"] = release;
        response.Headers.Date = HttpDate.Format(now);
        if (Status != StatusCodes.Status304NotModified)
        {
            response.ContentLength = Body.Length;
        }
        if (!HttpMethods.IsHead(context.Request.Method) && Body.Length > 0)
        {
            await response.Body.WriteAsync(Body);
        }
    }
}
