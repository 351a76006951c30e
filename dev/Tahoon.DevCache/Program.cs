using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tahoon.ServiceDefaults.Hosting;

namespace Tahoon.DevCache;

internal static class Program
{
    public static Task Main(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("ArgParser", LogLevel.Error);
        builder.Services.AddSingleton(CacheSettings.From(builder.Configuration));
        builder.Services.AddHostedService<CacheServer>();
        builder.AddParentLifetime();
        return builder.Build().RunAsync();
    }
}
