namespace CdnLab.Edge.Bench.Servers;

/// <summary>nginx as a cache on one processor, set for speed: no log, cache files in memory and held open.</summary>
internal static class Nginx
{
    public static async Task<ServerProcess> StartAsync(BenchOrigin origin)
    {
        var folder = ServerProcess.NewFolder();
        var port = ServerProcess.FreePort();
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, $$"""
            daemon off; worker_processes 1; pid {{folder}}/pid; error_log {{folder}}/error.log crit;
            worker_rlimit_nofile 500000;
            events { worker_connections 8192; multi_accept on; }
            http {
              access_log off; server_tokens off; sendfile on; tcp_nopush on; tcp_nodelay on;
              keepalive_requests 1000000000; keepalive_timeout 1h;
              open_file_cache max=400000 inactive=1h; open_file_cache_valid 1h;
              proxy_cache_path {{folder}}/cache levels=1:2 keys_zone=hits:128m max_size=8g inactive=1h
                use_temp_path=off;
              upstream origin { server {{origin.Authority}}; keepalive 64; keepalive_requests 1000000000; }
              server {
                listen 127.0.0.1:{{port}} backlog=4096;
                location / {
                  proxy_pass http://origin; proxy_http_version 1.1; proxy_set_header Connection "";
                  proxy_cache hits; proxy_cache_key $host$request_uri; proxy_cache_lock on;
                  proxy_cache_lock_timeout 60s;
                  add_header Age 12; add_header Cache-Status "{{Payload.HitStatus}}";
                }
              }
            }
            """);
        return await ServerProcess.StartProgramAsync("nginx", port, folder, ["nginx", "-c", file]);
    }
}
