using Microsoft.Extensions.Configuration;
using Tahoon.AppHost.Embedded.Guarding;
using Tahoon.AppHost.Embedded.Options;
using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.AppHost.Embedded;

/// <summary>The application model and the means to run it on this machine, without anything but .NET.</summary>
internal sealed class DistributedApplication
{
    private readonly IConfiguration _configuration;
    private readonly string _dataFolder;
    private readonly IReadOnlyList<IResource> _resources;

    internal DistributedApplication(IConfiguration configuration, string dataFolder, IReadOnlyList<IResource> resources) =>
        (_configuration, _dataFolder, _resources) = (configuration, dataFolder, resources);

    /// <summary>Reads the command line. A wrong one, a question for help and the guardian's own run end the process here,
    /// as the model written after this call is the same in both stacks and knows of none of them.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        if (args is [Guardian.Verb, var lockFile])
            Environment.Exit(Guardian.Run(Console.In, lockFile));

        var (options, complaint) = CommandLine.Read(args);
        if (complaint is not null)
            Exit(Console.Error, complaint, 2);
        if (options.ContainsKey("help"))
            Exit(Console.Out, CommandLine.Help, 0);

        var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(options);
        return new DistributedApplicationBuilder(configuration, Projects.Tahoon_AppHost.ProjectPath);
    }

    /// <summary>Runs until it is told to stop (Ctrl+C, SIGTERM), or only writes the manifest where that is asked for. A start that can't be is told on standard error,
    /// and the process's exit code is 1 then.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (_configuration["manifest"] is { } manifest)
        {
            await File.WriteAllTextAsync(manifest, Manifest.Of(_resources), cancellationToken);
            return;
        }

        try
        {
            await new Runner(_configuration, _dataFolder, _resources, TimeProvider.System).RunAsync(cancellationToken);
        }
        catch (CannotStartException reason)
        {
            await Console.Error.WriteLineAsync(reason.Message);
            Environment.ExitCode = 1;
        }
    }

    private static void Exit(TextWriter writer, string text, int code)
    {
        writer.WriteLine(text);
        Environment.Exit(code);
    }
}
