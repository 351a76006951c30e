// The image that a service runs now, so that provisioning again does not roll it back.
param name string
param exists bool

resource app 'Microsoft.App/containerApps@2025-01-01' existing = if (exists) {
  name: name
}

output image string = exists ? app!.properties.template.containers[0].image : 'mcr.microsoft.com/dotnet/samples:aspnetapp'
