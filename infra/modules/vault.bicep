// Secrets that are no identity's business to hold elsewhere. What is given is written; what is empty stays as it is there.
param location string
param token string
param tags object
param publicAccess bool

@description('Names of secrets that have an older one beside them.')
param olderInUse array

@secure()
@description('Secret name to value.')
param secrets object

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'kv-${token}'
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: publicAccess ? 'Allow' : 'Deny' }
  }
}

var names = concat([
  'scheduling-service-secret'
  'catalogue-service-secret'
  'booking-service-secret'
  'notification-service-secret'
  'gateway-service-secret'
  'key-ring-certificate'
  'identifier-key'
  'videosdk-api-key'
  'videosdk-secret'
  'fcm-private-key'
], map(olderInUse, name => 'older-${name}'))

resource entries 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = [
  for name in names: if (!empty(secrets[name])) {
    parent: vault
    name: name
    properties: { value: secrets[name] }
  }
]

output id string = vault.id
output name string = vault.name
output uri string = vault.properties.vaultUri
