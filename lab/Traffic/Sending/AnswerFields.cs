using CdnLab.Model.Http;

namespace CdnLab.Traffic.Sending;

/// <summary>Takes from a response the few fields that decide on client caching, and the trace.</summary>
internal static class AnswerFields
{
    public const string Trace = "CdnLab-Trace";

    private static readonly string[] Names = ["Cache-Control", "Age", "Date", Trace];
    private static readonly string[] ContentNames = ["Expires", "Last-Modified"];

    public static HeaderFields Of(HttpResponseMessage response)
    {
        var fields = new List<HeaderField>(4);
        foreach (var name in Names)
        {
            if (response.Headers.NonValidated.TryGetValues(name, out var values))
            {
                fields.Add(new HeaderField(name, values.ToString()));
            }
        }
        foreach (var name in ContentNames)
        {
            if (response.Content.Headers.NonValidated.TryGetValues(name, out var values))
            {
                fields.Add(new HeaderField(name, values.ToString()));
            }
        }
        return new HeaderFields(fields);
    }
}
