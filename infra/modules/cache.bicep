// Azure Managed Redis. A cache: nothing in it is the only copy, so it is neither persisted nor replicated to another region.
param location string
param token string
param tags object
param sku string
param highAvailability bool
param publicAccess bool

resource cache 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: 'redis-${token}'
  location: location
  tags: tags
  sku: { name: sku }
  properties: {
    minimumTlsVersion: '1.2'
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    highAvailability: highAvailability ? 'Enabled' : 'Disabled'
  }
}

resource database 'Microsoft.Cache/redisEnterprise/databases@2025-07-01' = {
  parent: cache
  name: 'default'
  properties: {
    port: 10000
    clientProtocol: 'Encrypted'
    clusteringPolicy: 'EnterpriseCluster'
    evictionPolicy: 'AllKeysLRU'
    accessKeysAuthentication: 'Disabled'
  }
}

output id string = cache.id
output name string = cache.name
output connectionString string = '${cache.properties.hostName}:10000,ssl=true'
