// One identity may use the cache. There are no keys.
param cacheName string
param name string
param principalId string

resource cache 'Microsoft.Cache/redisEnterprise@2025-04-01' existing = {
  name: cacheName
}

resource database 'Microsoft.Cache/redisEnterprise/databases@2025-04-01' existing = {
  parent: cache
  name: 'default'
}

resource may 'Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments@2025-04-01' = {
  parent: database
  name: name
  properties: {
    accessPolicyName: 'default'
    user: { objectId: principalId }
  }
}
