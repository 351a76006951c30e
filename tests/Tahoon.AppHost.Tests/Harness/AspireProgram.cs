using Tahoon.Testing.Running;

namespace Tahoon.AppHost.Tests.Harness;

/// <summary>A program of the name <c>aspire</c> on the path, in the place of the CLI that has the dashboard in it.</summary>
internal sealed class AspireProgram : IDisposable
{
    private readonly TemporaryFolder _tools = new();

    /// <summary>Notes what it is told and then serves, as a dashboard does.</summary>
    public AspireProgram()
        : this(tools => $"echo \"$@\" > {tools.At("arguments")}; env > {tools.At("environment")}; exec {Small.FixtureProgram} serve")
    {
    }

    public AspireProgram(string script)
        : this(_ => script)
    {
    }

    private AspireProgram(Func<TemporaryFolder, string> script)
    {
        var file = _tools.At("aspire");
        File.WriteAllText(file, $"#!/bin/sh\n{script(_tools)}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>For a runner that is to find it.</summary>
    public Dictionary<string, string> Path => new()
    {
        ["PATH"] = $"{_tools.Path}:{Environment.GetEnvironmentVariable("PATH")}"
    };

    public string Arguments => File.ReadAllText(_tools.At("arguments"));

    public string Told(string variable) => File.ReadLines(_tools.At("environment"))
        .Single(line => line.StartsWith($"{variable}=", StringComparison.Ordinal))[(variable.Length + 1)..];

    public void Dispose() => _tools.Dispose();
}
