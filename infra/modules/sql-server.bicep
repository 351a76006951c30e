// One logical server. Nobody signs in with a password; users of the databases come from infra/sql/users.sql.
param name string
param location string
param tags object

@description('The Entra group that administers the server.')
param administratorGroupName string
param administratorGroupId string
param publicAccess bool

resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    minimalTlsVersion: '1.2'
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    administrators: {
      administratorType: 'ActiveDirectory'
      principalType: 'Group'
      login: administratorGroupName
      sid: administratorGroupId
      tenantId: tenant().tenantId
      azureADOnlyAuthentication: true
    }
  }
}

// Azure's own addresses: the door that private endpoints close
resource fromAzure 'Microsoft.Sql/servers/firewallRules@2023-08-01' = if (publicAccess) {
  parent: server
  name: 'AllowAllWindowsAzureIps'
  properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
}

output id string = server.id
output name string = server.name
output host string = server.properties.fullyQualifiedDomainName
