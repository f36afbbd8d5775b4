using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Import;
using Xunit;

namespace CdnLab.Scenarios.Tests.Import;

/// <summary>The change of 2022-06-10 as VCL: read, it decides as the catalogue's config after the deploy does.</summary>
public sealed class PypiVclTests
{
    /// <summary>Fastly's dialect.</summary>
    private const string Fastly =
        """
        sub vcl_recv {
          # nothing after a fragment counts
          set req.url = regsub(req.url, "#.*$", "");

          if (req.url ~ "^/(_health|admin)/") {
            return(pass);
          }
          if (req.url.path ~ "^/(simple|packages)/") {
            set req.url = req.url.path;
          }

          /* one spelling of a name for all of them */
          if (req.url.path ~ "^/pypi/([^/]+)(/[^/]+)?/json/?$") {
            declare local var.name STRING;
            declare local var.canonical STRING;
            set var.name = std.tolower(regsuball(re.group.1, "[-_.]+", "-"));
            set var.canonical = "/pypi/" var.name re.group.2 "/json";
            if (req.url.path ~ "/$") {
              set req.http.X-Canonical = var.canonical;
              error 751 "Canonical";
            } else {
              set req.url = var.canonical;
            }
          }

        #FASTLY recv

          if (req.request != "GET" && req.request != "HEAD" && req.request != "FASTLYPURGE") {
            return(pass);
          }
          return(lookup);
        }

        sub vcl_error {
        #FASTLY error
          if (obj.status == 751) {
            set obj.status = 301;
            set obj.response = "Moved Permanently";
            set obj.http.Location = req.http.X-Canonical;
            synthetic {""};
            return(deliver);
          }
        }

        sub vcl_deliver {
        #FASTLY deliver
          set resp.http.X-Served-As = "json";
          return(deliver);
        }
        """;

    /// <summary>Varnish's, which has no groups outside of regsub.</summary>
    private const string Varnish =
        """
        vcl 4.1;
        import std;

        backend default { .host = "127.0.0.1"; .port = "8000"; }

        sub canonical {
          set req.http.x-name = regsub(req.http.x-path, "^/pypi/([^/]+)(/[^/]+)?/json/?$", "\1");
        }

        sub vcl_recv {
          if (req.url ~ "^/(_health|admin)/") {
            return (pass);
          }
          if (req.url ~ "^/(simple|packages)/") {
            set req.url = regsub(req.url, "\?.*$", "");
          }
          if (req.url ~ "^/pypi/[^/?]+(/[^/?]+)?/json/?($|\?)") {
            set req.url = regsub(req.url, "\?.*$", "");
            if (req.url ~ "/$") {
              return (synth(751, "Canonical"));
            }
          }
        }

        sub vcl_synth {
          if (resp.status == 751) {
            set resp.status = 301;
            set resp.http.Location = regsub(req.url, "/$", "");
            return (deliver);
          }
        }
        """;

    public static TheoryData<string> Targets =>
    [
        .. from name in (string[])["pyopenssl", "pyOpenSSL", "py_Open..SSL", "A-._b", "%50y", "a;b=c", "json", ""]
           from form in (string[])
           [
               "/pypi/{0}/json", "/pypi/{0}/json/", "/pypi/{0}/1.0-RC_1/json", "/pypi/{0}/1.0/json/?a=B&c",
               "/pypi/{0}/json?x", "/simple/{0}/?x=1", "/pypi/{0}/a/b/json", "/packages/{0}?q", "/_health/{0}?q",
           ]
           select string.Format(null, form, name),
        "/", "/?", "/?a?b", "/admin", "/admin/?x", "//pypi/A_B/json", "/PYPI/A/json", "/pypi/A/JSON", "/pypi/A_B/json#f",
        "/pypi/json", "/pypi/json/json", "/search?q=/pypi/A/json",
    ];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Fastly_OfTheChange_DecidesAsTheCatalogueDoes(string target)
    {
        foreach (var method in (string[])["GET", "HEAD", "POST"])
        {
            Assert.Equal(
                Imported.Words(After.Decide(method, Imported.Host, target)),
                Imported.Decide(Read, target, method));
        }
    }

    [Theory]
    [InlineData("/pypi/PyYAML/json/?x=1", "301 /pypi/PyYAML/json")]
    [InlineData("/pypi/PyYAML/json?x=1", "/pypi/PyYAML/json")]
    [InlineData("/simple/a/?x", "/simple/a/")]
    [InlineData("/_health/x", "pass /_health/x")]
    [InlineData("/other/?x", "/other/?x")]
    public void Varnish_WithTheSameIdea_RedirectsBySynth(string target, string expected) =>
        Assert.Equal(expected, Imported.Decide(Imported.Vcl(Varnish), target));

    [Fact]
    public void Fastly_OfTheChange_IsAsShortAsByHand() => Assert.InRange(Read.Config.Rules.Count, 5, 10);

    private static ImportResult Read { get; } = Imported.Vcl(Fastly);

    private static EdgeRules After { get; } =
        new(ScenarioLoader.Load(ScenarioCatalog.Names.First(n => n.StartsWith("pypi-json", StringComparison.Ordinal)))
            .Spec!.Edge.Configs["after"]);
}
