namespace Tahoon.AppHost.Embedded;

/// <summary>Where a program of this solution is; the build writes one implementation a project (<c>Projects.…</c>).</summary>
internal interface IProjectMetadata
{
    string ProjectPath { get; }

    /// <summary>The built assembly. Only here: Aspire asks MSBuild when it runs.</summary>
    string TargetPath { get; }
}
