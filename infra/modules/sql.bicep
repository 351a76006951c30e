// Azure SQL: a database a service, and where a second region is given, a failover group over all of them.
param location string
param token string
param tags object
param administratorGroupName string
param administratorGroupId string
param databases array
param sku object
param zoneRedundant bool
param readScale bool

@description('The second region; empty for none.')
param failoverLocation string
param publicAccess bool

module primary 'sql-server.bicep' = {
  name: 'sql-primary'
  params: {
    name: 'sql-${token}'
    location: location
    tags: tags
    administratorGroupName: administratorGroupName
    administratorGroupId: administratorGroupId
    publicAccess: publicAccess
  }
}

module secondary 'sql-server.bicep' = if (!empty(failoverLocation)) {
  name: 'sql-secondary'
  params: {
    name: 'sql-${token}-2'
    location: failoverLocation
    tags: tags
    administratorGroupName: administratorGroupName
    administratorGroupId: administratorGroupId
    publicAccess: publicAccess
  }
}

resource server 'Microsoft.Sql/servers@2023-08-01' existing = {
  name: 'sql-${token}'
}

resource entries 'Microsoft.Sql/servers/databases@2023-08-01' = [
  for name in databases: {
    parent: server
    name: name
    location: location
    tags: tags
    sku: sku
    properties: {
      zoneRedundant: zoneRedundant
      readScale: readScale ? 'Enabled' : 'Disabled'
      requestedBackupStorageRedundancy: empty(failoverLocation) ? 'Local' : 'Geo'
    }
    dependsOn: [primary]
  }
]

resource group 'Microsoft.Sql/servers/failoverGroups@2023-08-01' = if (!empty(failoverLocation)) {
  parent: server
  name: 'tahoon-${token}'
  properties: {
    readWriteEndpoint: { failoverPolicy: 'Automatic', failoverWithDataLossGracePeriodMinutes: 60 }
    partnerServers: [{ id: resourceId('Microsoft.Sql/servers', 'sql-${token}-2') }]
    databases: [for (name, i) in databases: entries[i].id]
  }
  dependsOn: [secondary]
}

output ids array = empty(failoverLocation) ? [primary.outputs.id] : [primary.outputs.id, secondary!.outputs.id]
output serverName string = primary.outputs.name

// the group's name follows the primary, so a fail-over changes no configuration
output host string = empty(failoverLocation)
  ? primary.outputs.host
  : 'tahoon-${token}${environment().suffixes.sqlServerHostname}'
