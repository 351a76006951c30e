// The services' images. No admin user: identities pull, whoever deploys pushes.
param location string
@minLength(13)
param token string
param tags object

@allowed(['Basic', 'Standard', 'Premium'])
param sku string
param zoneRedundant bool

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: 'acr${token}'
  location: location
  tags: tags
  sku: { name: sku }
  properties: {
    adminUserEnabled: false
    zoneRedundancy: zoneRedundant && sku == 'Premium' ? 'Enabled' : 'Disabled'
  }
}

output name string = registry.name
output loginServer string = registry.properties.loginServer
