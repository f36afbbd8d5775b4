using CdnLab.Edge.Configuration;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Microsoft.AspNetCore.Http;

namespace CdnLab.Edge.Tests.Store;

/// <summary>Objects to fill a store with.</summary>
internal static class StoredObjects
{
    public static readonly DateTimeOffset Now = new(2022, 6, 10, 10, 0, 0, TimeSpan.Zero);

    public static ResponseStore StoreOf(long capacity = 1 << 20) => new(new EdgeOptions { CapacityBytes = capacity });

    public static StoredObject Of(
        string key, int bytes = 100, string surrogateKeys = "", string vary = "", string value = "", int second = 0)
    {
        var fields = new HeaderFields(
            ("Cache-Control", "max-age=60"), ("Surrogate-Key", surrogateKeys), ("Vary", vary));
        fields = vary.Length == 0 ? fields.Without("Vary") : fields;
        var at = Now.AddSeconds(second);
        var variant = VaryRule.VariantKey(VaryRule.FieldNames(fields["Vary"]), _ => value, CacheProfiles.Strict);
        var provenance = new Provenance("before", "default", at);
        var response = StoringRule.Store(new(key), variant, 200, fields, at, at, CacheProfiles.Strict, provenance);
        return new(response, new byte[bytes]);
    }

    public static HeaderDictionary Asking(string name = "", string value = "")
    {
        var fields = new HeaderDictionary();
        if (name.Length > 0)
        {
            fields[name] = value;
        }

        return fields;
    }
}
