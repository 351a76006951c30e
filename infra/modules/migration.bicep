// One run of a service's own --migrate, as an identity of its own: the service itself may not change its schema.
param name string
param location string
param tags object
param environmentId string
param registryServer string
param identityId string

@description('The image that the service runs.')
param image string
param environment array
param secrets array


resource job 'Microsoft.App/jobs@2024-03-01' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Manual'
      manualTriggerConfig: { parallelism: 1, replicaCompletionCount: 1 }
      replicaTimeout: 1800
      replicaRetryLimit: 1
      registries: [{ server: registryServer, identity: identityId }]
      secrets: map(secrets, entry => { name: entry.secret, keyVaultUrl: entry.url, identity: identityId })
    }
    template: {
      containers: [
        {
          name: name
          image: image
          args: ['--migrate']
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: concat(environment, map(secrets, entry => { name: entry.name, secretRef: entry.secret }))
        }
      ]
    }
  }
}
