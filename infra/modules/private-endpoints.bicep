// Addresses inside the network for one kind of resource, and the names they are found by.
param location string
param tags object
param name string

@description('The part of the resource that is reached: sqlServer, namespace, redisEnterprise, vault.')
param part string
param zoneName string

@description('Ids of the resources.')
param targets array
param networkId string
param subnetId string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: name
    location: 'global'
    properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
  }
}

resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for (target, i) in targets: {
    name: 'pe-${name}-${i}'
    location: location
    tags: tags
    properties: {
      subnet: { id: subnetId }
      privateLinkServiceConnections: [{ name: name, properties: { privateLinkServiceId: target, groupIds: [part] } }]
    }
  }
]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [
  for (target, i) in targets: {
    parent: endpoints[i]
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: name, properties: { privateDnsZoneId: zone.id } }] }
  }
]
