using CdnLab.Model.Http;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>What an answer says, whenever it is given. Compared by reference: the same rules on the same URL give the
/// same object.</summary>
/// <param name="status">Status code.</param>
/// <param name="location">Location field, or null.</param>
/// <param name="fields">All fields but Date and Age.</param>
internal sealed class AnswerContent(int status, string? location, HeaderFields fields)
{
    /// <summary>The answer to a probe.</summary>
    public static AnswerContent Healthy { get; } = new(200, null, HeaderFields.Empty);

    public static AnswerContent Unavailable { get; } = new(503, null, HeaderFields.Empty);

    public int Status => status;

    public string? Location => location;

    public HeaderFields Fields => fields;

    /// <summary>What the origin's rules called it; null: not the origin's, or an error.</summary>
    public OriginOutcome? Outcome { get; init; }

    /// <summary>Size of the document that it costs the origin to make; 0 for a small answer.</summary>
    public int Bytes { get; init; }

    /// <summary>Names the content; null: it cannot be validated.</summary>
    public string? EntityTag { get; } = fields["ETag"];

    /// <summary>Whether its lifetime hangs on when it is given.</summary>
    public bool Dated { get; } = fields.Contains("Expires") || fields.Contains("Last-Modified");

    /// <summary>Whether each edge config stores it; null: not asked yet.</summary>
    public bool?[] Storable { get; set; } = [];
}
