// The container app of one service.
param name string
param location string
param tags object
param environmentId string
param registryServer string
param identityId string
param exists bool

@description('Reachable from the internet; only the gateway is.')
param external bool

@minValue(1)
@description('At least one: relays, sweepers and workers run in the services.')
param minReplicas int
param maxReplicas int
param cpu string
param memory string

@description('Requests under way at once in a replica before there is another.')
param concurrentRequests int

@description('The queues this service receives from, which it scales on too.')
param queues array
param messagingNamespace string

@description('Plain environment: name and value.')
param environment array

@description('Environment from the vault: name, secret, url.')
param secrets array

module running 'running-image.bicep' = {
  name: 'running-${name}'
  params: { name: name, exists: exists }
}


// the placeholder has no health endpoints of ours
var probes = [
  {
    type: 'Startup'
    httpGet: { path: '/health/live', port: 8080 }
    periodSeconds: 2
    failureThreshold: 30
  }
  {
    type: 'Liveness'
    httpGet: { path: '/health/live', port: 8080 }
    periodSeconds: 10
    timeoutSeconds: 5
    failureThreshold: 3
  }
  {
    type: 'Readiness'
    httpGet: { path: '/health/ready', port: 8080 }
    periodSeconds: 5
    timeoutSeconds: 5
    failureThreshold: 3
  }
]

var onRequests = [
  {
    name: 'requests'
    http: { metadata: { concurrentRequests: string(concurrentRequests) } }
  }
]

// the scaler asks as the service does, which has the receiver's role
var onQueues = map(queues, queue => {
  name: 'queue-${queue}'
  custom: {
    type: 'azure-servicebus'
    identity: identityId
    metadata: { namespace: messagingNamespace, queueName: queue, messageCount: '50' }
  }
})

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': name })
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 10
      ingress: {
        external: external
        targetPort: 8080
        transport: 'auto'
        allowInsecure: !external
        traffic: [{ latestRevision: true, weight: 100 }]
      }
      registries: [{ server: registryServer, identity: identityId }]
      secrets: map(secrets, entry => { name: entry.secret, keyVaultUrl: entry.url, identity: identityId })
    }
    template: {
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: name
          image: running.outputs.image
          resources: { cpu: json(cpu), memory: memory }
          env: concat(environment, map(secrets, entry => { name: entry.name, secretRef: entry.secret }))
          probes: startsWith(running.outputs.image, 'mcr.microsoft.com/') ? [] : probes
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: concat(onRequests, onQueues)
      }
    }
  }
}

output host string = app.properties.configuration.ingress.fqdn
output image string = running.outputs.image
