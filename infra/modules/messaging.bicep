// Service Bus: the three queues, with the lock, the deliveries and what becomes of expired messages as in Tahoon.AppHost/Infrastructure.cs.
param location string
param token string
param tags object

@description('Premium: own capacity, zones, and what geo-replication needs.')
param premium bool
param publicAccess bool

@description('The second region of the namespace; empty for none. Premium only.')
param geoReplicationLocation string

param queues array

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: 'sb-${token}'
  location: location
  tags: tags
  sku: premium ? { name: 'Premium', tier: 'Premium', capacity: 1 } : { name: 'Standard', tier: 'Standard' }
  properties: union(
    { disableLocalAuth: true, minimumTlsVersion: '1.2', publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled' },
    premium && !empty(geoReplicationLocation)
      ? {
          geoDataReplication: {
            maxReplicationLagDurationInSeconds: 0
            locations: [
              { locationName: location, roleType: 'Primary' }
              { locationName: geoReplicationLocation, roleType: 'Secondary' }
            ]
          }
        }
      : {}
  )
}

resource entries 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for name in queues: {
    parent: namespace
    name: name
    properties: {
      lockDuration: 'PT30S'
      maxDeliveryCount: 10
      deadLetteringOnMessageExpiration: true
      maxSizeInMegabytes: 5120
    }
  }
]

output id string = namespace.id
output name string = namespace.name
output endpoint string = namespace.properties.serviceBusEndpoint
