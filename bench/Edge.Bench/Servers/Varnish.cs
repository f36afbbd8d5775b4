namespace CdnLab.Edge.Bench.Servers;

/// <summary>Varnish on one processor, set for speed: malloc storage, threads enough, and nothing of a client's
/// transaction written to its shared-memory log.</summary>
internal static class Varnish
{
    private const string Unlogged =
        "-ReqStart,-ReqMethod,-ReqURL,-ReqProtocol,-ReqHeader,-ReqUnset,-RespProtocol,-RespStatus,-RespReason,"
        + "-RespHeader,-RespUnset,-VCL_call,-VCL_return,-Timestamp,-ReqAcct,-Hit,-Begin,-End,-Link,-SessOpen,"
        + "-SessClose,-BereqMethod,-BereqURL,-BereqProtocol,-BereqHeader,-BereqUnset,-BerespProtocol,"
        + "-BerespStatus,-BerespReason,-BerespHeader,-BerespUnset,-BereqAcct,-BackendOpen,-BackendClose,-BackendReuse,"
        + "-Fetch_Body,-Storage,-TTL,-HitMiss,-HitPass,-Length,-Filters";

    // The store of surrogate keys is a module that Debian packs apart (varnish-modules).
    public static bool HasKeys => Directory.Exists("/usr/lib")
        && Directory.EnumerateFiles("/usr/lib", "libvmod_xkey.so", SearchOption.AllDirectories).Any();

    public static async Task<ServerProcess> StartAsync(BenchOrigin origin, bool keys = false, string name = "Varnish")
    {
        var folder = ServerProcess.NewFolder();
        var port = ServerProcess.FreePort();
        var file = Path.Combine(folder, "bench.vcl");
        var address = new Uri(origin.Url);
        await File.WriteAllTextAsync(file, $$"""
            vcl 4.1;
            {{(keys ? "import xkey;" : "")}}
            backend origin { .host = "{{address.Host}}"; .port = "{{address.Port}}"; }
            sub vcl_recv {
              if (req.method == "PURGEKEYS") {
                {{(keys ? "set req.http.n = xkey.purge(req.http.key); return (synth(200, req.http.n));" : "")}}
                return (synth(405));
              }
              if (req.method == "BAN") {
                ban("obj.http.Surrogate-Key == " + req.http.key);
                return (synth(200));
              }
            }
            sub vcl_deliver {
              unset resp.http.X-Varnish; unset resp.http.Via; unset resp.http.Accept-Ranges;
              unset resp.http.xkey; unset resp.http.Surrogate-Key;
              set resp.http.Cache-Status = "{{Payload.HitStatus}}";
            }
            """);
        string[] line =
        [
            "varnishd", "-F", "-n", Path.Combine(folder, "work"), "-a", $"127.0.0.1:{port}", "-f", file,
            "-s", "malloc,4g", "-p", "thread_pools=1", "-p", "thread_pool_min=200", "-p", "thread_pool_max=2000",
            "-p", "listen_depth=4096", "-p", "ban_lurker_age=1", "-p", $"vsl_mask={Unlogged}",
        ];
        return await ServerProcess.StartProgramAsync(name, port, folder, line);
    }
}
