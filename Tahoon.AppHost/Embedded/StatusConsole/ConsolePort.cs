using Microsoft.Extensions.Configuration;

namespace Tahoon.AppHost.Embedded.StatusConsole;

internal static class ConsolePort
{
    /// <summary>0 stands for a free one.</summary>
    public static int Of(IConfiguration configuration) => configuration.GetValue("console-port", 18888);
}
