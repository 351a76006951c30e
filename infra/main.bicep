// The whole of Tahoon in one region of Azure. The services, who calls whom, and what they are given follow
// Tahoon.AppHost/AppHost.cs; each may do what it does there, and nothing else.
targetScope = 'subscription'

@minLength(1)
@maxLength(20)
param environmentName string
param location string

@description('The Entra group that administers the databases, and adds their users.')
param sqlAdministratorGroupName string
param sqlAdministratorGroupId string

@description('Which services run already: name to "true" or "false".')
param running object

@minValue(1)
param minReplicas int = 1
param maxReplicas int = 3
param cpu string = '0.5'
param memory string = '1Gi'
param concurrentRequests int = 50
param zoneRedundant bool = false

param sqlSku object = { name: 'S0', tier: 'Standard' }

@description('Region of the databases\' failover group; empty for none.')
param sqlFailoverLocation string = ''
param redisSku string = 'Balanced_B0'
param redisHighAvailability bool = false
param messagingPremium bool = false
param messagingGeoLocation string = ''
param registrySku string = 'Basic'

@minValue(30)
param logRetentionInDays int = 30

@description('Who is told of alerts, by mail; nobody where it is empty.')
param alertEmail string = ''

param fcmProjectId string
param fcmClientEmail string

@description('The page that opens a room of VideoSDK; meetingId is added to it.')
param videoSdkJoinUrl string

// written to the vault where given; empty leaves what is there
@secure()
@description('The secrets that services get their tokens with: name of the service to its own.')
param serviceSecrets object = {}
@secure()
@description('The certificate that the key rings of Identity and Booking are encrypted with: a PFX with its RSA key, in base64, without a password.')
param keyRingCertificate string = ''
@secure()
param identifierKey string = ''
@secure()
param videoSdkApiKey string = ''
@secure()
param videoSdkSecret string = ''
@secure()
param fcmPrivateKey string = ''

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

var size = {
  minReplicas: minReplicas
  maxReplicas: maxReplicas
  cpu: cpu
  memory: memory
  concurrentRequests: concurrentRequests
}

// who gets a token of Identity by a secret of its own
var askingServices = ['scheduling', 'catalogue', 'booking', 'notification', 'gateway']

// who calls whom, who sends to and receives from which queue, and what is a service's own; a consumer sends to its queue, too,
// what an operator replays of its dead letters
var everyService = [
  {
    name: 'identity'
    stateful: true
    calls: ['catalogue', 'booking', 'notification']
    sendsTo: ['meetings', 'notifications']
    receivesFrom: []
    environment: []
    secrets: concat(
      [{ name: 'Tahoon__DataProtection__Certificate', secret: 'key-ring-certificate', alsoToMigrate: true }],
      map(askingServices, name => { name: 'Tahoon__ServiceSecrets__${name}', secret: '${name}-service-secret' })
    )
  }
  {
    name: 'scheduling'
    stateful: true
    calls: ['identity', 'catalogue', 'booking']
    sendsTo: ['scheduling']
    receivesFrom: ['scheduling']
    environment: []
    secrets: [{ name: 'Tahoon__ServiceSecret', secret: 'scheduling-service-secret' }]
  }
  {
    name: 'catalogue'
    stateful: true
    calls: ['identity', 'scheduling']
    sendsTo: []
    receivesFrom: []
    environment: []
    secrets: [{ name: 'Tahoon__ServiceSecret', secret: 'catalogue-service-secret' }]
  }
  {
    name: 'booking'
    stateful: true
    calls: ['identity', 'catalogue', 'scheduling']
    sendsTo: ['scheduling', 'meetings', 'notifications']
    receivesFrom: ['meetings']
    environment: [{ name: 'Partners__VideoSdk__JoinUrl', value: videoSdkJoinUrl }]
    secrets: [
      { name: 'Tahoon__ServiceSecret', secret: 'booking-service-secret' }
      { name: 'Tahoon__DataProtection__Certificate', secret: 'key-ring-certificate', alsoToMigrate: true }
      { name: 'Partners__VideoSdk__ApiKey', secret: 'videosdk-api-key' }
      { name: 'Partners__VideoSdk__Secret', secret: 'videosdk-secret' }
    ]
  }
  {
    name: 'notification'
    stateful: true
    calls: ['identity', 'booking']
    sendsTo: ['notifications']
    receivesFrom: ['notifications']
    environment: [
      { name: 'Partners__Fcm__ProjectId', value: fcmProjectId }
      { name: 'Partners__Fcm__ClientEmail', value: fcmClientEmail }
    ]
    secrets: [
      { name: 'Tahoon__ServiceSecret', secret: 'notification-service-secret' }
      { name: 'Partners__Fcm__PrivateKey', secret: 'fcm-private-key' }
    ]
  }
  {
    name: 'gateway'
    stateful: false
    calls: ['identity', 'catalogue', 'scheduling', 'booking', 'notification']
    sendsTo: []
    receivesFrom: []
    environment: []
    secrets: [{ name: 'Tahoon__ServiceSecret', secret: 'gateway-service-secret' }]
  }
]

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  name: 'monitoring'
  params: { location: location, token: token, tags: tags, retentionInDays: logRetentionInDays }
}

module network 'modules/network.bicep' = {
  scope: group
  name: 'network'
  params: { location: location, token: token, tags: tags }
}

module environment 'modules/environment.bicep' = {
  scope: group
  name: 'environment'
  params: {
    location: location
    token: token
    tags: tags
    workspaceName: monitoring.outputs.workspaceName
    subnetId: network.outputs.containerAppsSubnetId
    zoneRedundant: zoneRedundant
  }
}

module registry 'modules/registry.bicep' = {
  scope: group
  name: 'registry'
  params: { location: location, token: token, tags: tags, sku: registrySku }
}

module vault 'modules/vault.bicep' = {
  scope: group
  name: 'vault'
  params: {
    location: location
    token: token
    tags: tags
    secrets: {
      'scheduling-service-secret': serviceSecrets.?scheduling ?? ''
      'catalogue-service-secret': serviceSecrets.?catalogue ?? ''
      'booking-service-secret': serviceSecrets.?booking ?? ''
      'notification-service-secret': serviceSecrets.?notification ?? ''
      'gateway-service-secret': serviceSecrets.?gateway ?? ''
      'key-ring-certificate': keyRingCertificate
      'identifier-key': identifierKey
      'videosdk-api-key': videoSdkApiKey
      'videosdk-secret': videoSdkSecret
      'fcm-private-key': fcmPrivateKey
    }
  }
}

module messaging 'modules/messaging.bicep' = {
  scope: group
  name: 'messaging'
  params: {
    location: location
    token: token
    tags: tags
    premium: messagingPremium
    geoReplicationLocation: messagingGeoLocation
    queues: ['scheduling', 'meetings', 'notifications']
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  name: 'alerts'
  params: {
    location: location
    tags: tags
    workspaceName: monitoring.outputs.workspaceName
    messagingName: messaging.outputs.name
    email: alertEmail
  }
}

module cache 'modules/cache.bicep' = {
  scope: group
  name: 'cache'
  params: {
    location: location
    token: token
    tags: tags
    sku: redisSku
    highAvailability: redisHighAvailability
  }
}

module sql 'modules/sql.bicep' = {
  scope: group
  name: 'sql'
  params: {
    location: location
    token: token
    tags: tags
    administratorGroupName: sqlAdministratorGroupName
    administratorGroupId: sqlAdministratorGroupId
    databases: map(filter(everyService, service => service.stateful), service => '${service.name}-db')
    sku: sqlSku
    zoneRedundant: zoneRedundant
    failoverLocation: sqlFailoverLocation
  }
}

module services 'modules/service.bicep' = [
  for service in everyService: {
    scope: group
    name: 'service-${service.name}'
    params: {
      location: location
      tags: tags
      service: service
      exists: running[service.name] == 'true'
      size: size
      environmentId: environment.outputs.id
      registryName: registry.outputs.name
      registryServer: registry.outputs.loginServer
      vaultName: vault.outputs.name
      vaultUri: vault.outputs.uri
      messagingName: messaging.outputs.name
      messagingEndpoint: messaging.outputs.endpoint
      cacheConnection: cache.outputs.connectionString
      sqlHost: sql.outputs.host
      insightsConnection: monitoring.outputs.insightsConnectionString
    }
  }
]

// one after another: the cache's database takes one change at a time
@batchSize(1)
module cacheAccess 'modules/cache-access.bicep' = [
  for (service, i) in everyService: {
    scope: group
    name: 'cache-access-${service.name}'
    params: {
      cacheName: cache.outputs.name
      name: service.name
      principalId: services[i].outputs.principalId
    }
  }
]

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.loginServer
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output SQL_SERVER string = sql.outputs.serverName
output TAHOON_URL string = 'https://${services[length(everyService) - 1].outputs.host}'
