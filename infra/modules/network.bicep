// The subnet of the Container Apps environment, as zones can only be spread over where there is one, and that of private endpoints.
param location string
param token string
param tags object
param privateEndpoints bool

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${token}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/16'] }
    subnets: concat([
      {
        name: 'container-apps'
        properties: {
          addressPrefix: '10.20.0.0/23'
          delegations: [
            {
              name: 'container-apps'
              properties: { serviceName: 'Microsoft.App/environments' }
            }
          ]
        }
      }
    ], privateEndpoints ? [{ name: 'private-endpoints', properties: { addressPrefix: '10.20.2.0/24' } }] : [])
  }
}

output id string = network.id
output containerAppsSubnetId string = '${network.id}/subnets/container-apps'
output endpointsSubnetId string = '${network.id}/subnets/private-endpoints'
