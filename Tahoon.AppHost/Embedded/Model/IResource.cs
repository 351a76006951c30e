namespace Tahoon.AppHost.Embedded;

/// <summary>A part of the system under a name that is unique in it.</summary>
internal interface IResource
{
    string Name { get; }

    /// <summary>What was asked of it, gathered by the extension methods (Aspire keeps annotations instead).</summary>
    ResourceDefinition Definition { get; }
}

internal interface IResourceWithEnvironment : IResource;

internal interface IResourceWithArgs : IResource;

internal interface IResourceWithWaitSupport : IResource;

internal interface IResourceWithEndpoints : IResource;

internal interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

internal interface IResourceWithConnectionString : IResource
{
    ReferenceExpression ConnectionStringExpression { get; }
}
