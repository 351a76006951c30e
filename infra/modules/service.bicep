// One service with all that is its own: who it is, what it may do, its app, and where it has a database the job that
// migrates it. What it is told follows Tahoon.AppHost/AppHost.cs.
param location string
param tags object
param exists bool

@description('An entry of the table in main.bicep: name, stateful, calls, sendsTo, receivesFrom, environment, secrets.')
param service object

@description('minReplicas, maxReplicas, cpu, memory, concurrentRequests.')
param size object

param environmentId string
param registryName string
param registryServer string
param vaultName string
param vaultUri string
param messagingName string
param messagingEndpoint string
param cacheConnection string
param sqlHost string

@description('The database has a replica that may be read.')
param sqlReadScale bool
param insightsName string
param insightsConnection string
param olderInUse array

// the service and its migration are told the same, but for who they are
var both = [
  { name: 'ASPNETCORE_ENVIRONMENT', value: 'Production' }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnection }
  { name: 'ConnectionStrings__cache', value: cacheConnection }
]
var queues = service.stateful ? [{ name: 'ConnectionStrings__messaging', value: messagingEndpoint }] : []
var database = 'Server=tcp:${sqlHost},1433;Database=${service.name}-db;Encrypt=True;Authentication=Active Directory Managed Identity;User Id='

// ids say which key they were made with: the first is 1
var identifierKeys = concat(
  [{ name: 'Tahoon__IdentifierKey', secret: 'identifier-key', alsoToMigrate: true }],
  contains(olderInUse, 'identifier-key')
    ? [{ name: 'Tahoon__OlderIdentifierKeys__1', secret: 'older-identifier-key', alsoToMigrate: true }]
    : []
)
var secrets = map(concat(identifierKeys, service.secrets), entry => union(entry, { url: '${vaultUri}secrets/${entry.secret}' }))

// a migration calls nobody; what it needs beside the schema is marked
var toMigrate = filter(secrets, entry => entry.?alsoToMigrate ?? false)

module identity 'identity.bicep' = {
  name: 'identity-${service.name}'
  params: { name: 'id-${service.name}', location: location, tags: tags, registryName: registryName }
}

module vaultAccess 'vault-access.bicep' = {
  name: 'vault-access-${service.name}'
  params: {
    vaultName: vaultName
    principalId: identity.outputs.principalId
    secretNames: map(secrets, entry => entry.secret)
  }
}

module monitoringAccess 'monitoring-access.bicep' = {
  name: 'monitoring-access-${service.name}'
  params: { insightsName: insightsName, principalId: identity.outputs.principalId }
}

module messagingAccess 'messaging-access.bicep' = {
  name: 'messaging-access-${service.name}'
  params: {
    namespaceName: messagingName
    principalId: identity.outputs.principalId
    sendsTo: service.sendsTo
    receivesFrom: service.receivesFrom
  }
}

module app 'app.bicep' = {
  name: 'app-${service.name}'
  params: {
    name: service.name
    location: location
    tags: tags
    environmentId: environmentId
    registryServer: registryServer
    identityId: identity.outputs.id
    exists: exists
    external: !service.stateful
    minReplicas: size.minReplicas
    maxReplicas: size.maxReplicas
    cpu: size.cpu
    memory: size.memory
    concurrentRequests: size.concurrentRequests
    queues: service.receivesFrom
    messagingNamespace: messagingName
    environment: concat(
      both,
      queues,
      [
        { name: 'OTEL_SERVICE_NAME', value: service.name }
        { name: 'AZURE_CLIENT_ID', value: identity.outputs.clientId }
      ],
      service.stateful
        ? [{ name: 'ConnectionStrings__${service.name}-db', value: '${database}${identity.outputs.clientId}' }]
        : [],
      service.stateful && sqlReadScale
        ? [{ name: 'ConnectionStrings__${service.name}-db-readonly', value: '${database}${identity.outputs.clientId};ApplicationIntent=ReadOnly' }]
        : [],
      map(service.calls, called => { name: 'services__${called}__http__0', value: 'http://${called}' }),
      service.environment
    )
    secrets: secrets
  }
  dependsOn: [vaultAccess, monitoringAccess, messagingAccess]
}

module migrationIdentity 'identity.bicep' = if (service.stateful) {
  name: 'identity-migrate-${service.name}'
  params: { name: 'id-migrate-${service.name}', location: location, tags: tags, registryName: registryName }
}

module migrationVaultAccess 'vault-access.bicep' = if (service.stateful) {
  name: 'vault-access-migrate-${service.name}'
  params: {
    vaultName: vaultName
    principalId: migrationIdentity!.outputs.principalId
    secretNames: map(toMigrate, entry => entry.secret)
  }
}

module migrationMonitoringAccess 'monitoring-access.bicep' = if (service.stateful) {
  name: 'monitoring-access-migrate-${service.name}'
  params: { insightsName: insightsName, principalId: migrationIdentity!.outputs.principalId }
}

module migration 'migration.bicep' = if (service.stateful) {
  name: 'migrate-${service.name}'
  params: {
    name: 'migrate-${service.name}'
    location: location
    tags: tags
    environmentId: environmentId
    registryServer: registryServer
    identityId: migrationIdentity!.outputs.id
    image: app.outputs.image
    environment: concat(both, queues, [
      { name: 'OTEL_SERVICE_NAME', value: 'migrate-${service.name}' }
      { name: 'AZURE_CLIENT_ID', value: migrationIdentity!.outputs.clientId }
      { name: 'ConnectionStrings__${service.name}-db', value: '${database}${migrationIdentity!.outputs.clientId}' }
    ])
    secrets: toMigrate
  }
  dependsOn: [migrationVaultAccess, migrationMonitoringAccess]
}

output principalId string = identity.outputs.principalId
output host string = app.outputs.host
