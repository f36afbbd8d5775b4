using System.Text;
using CdnLab.Model.Randomness;

namespace CdnLab.Origin.Documents;

/// <summary>Text that brings a document to its size: words, so that it compresses about as prose does, and always the
/// same ones for the same project.</summary>
internal static class Filler
{
    private static readonly string[] Words =
        ("the a of and to in for with from this that is are can be not all any each use read write file name version "
        + "library package module function class value option default example install require support change release "
        + "document test build source license project request response cache server client request error result list "
        + "string number table index query update simple small fast robust tool format parse").Split(' ');

    public static string Text(string name, int length)
    {
        var random = new RandomStream(0, name);
        var text = new StringBuilder(length + 16);
        while (text.Length < length)
        {
            text.Append(Words[random.NextBelow(Words.Length)]);
            text.Append(random.NextChance(0.08) ? ". " : " ");
        }
        text.Length = Math.Max(0, length);
        return text.ToString();
    }
}
