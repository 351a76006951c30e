namespace Tahoon.AppHost.Embedded;

internal sealed class DistributedApplication;
