// The alerts of infra/observability/prometheus/alerts.yml, as Azure Monitor asks them of Application Insights' tables and of Service
// Bus. A test keeps both lists alike. Left out: TahoonProcessDown (Container Apps restarts replicas, and probes take them out) and
// TahoonWritersWait (writers take turns on SQLite only).
param location string
param tags object
param workspaceName string
param messagingName string

@description('Who is told; nobody where it is empty.')
param email string

var alerts = [
  {
    name: 'TahoonErrorsFastBurn'
    severity: 1
    window: 'PT1H'
    every: 'PT5M'
    query: 'AppRequests | where AppRoleName == \'gateway\' and Name !contains \'/health\' | summarize long = todouble(countif(toint(ResultCode) >= 500)) / count(), short = todouble(countif((toint(ResultCode) >= 500) and TimeGenerated > ago(5m))) / countif(TimeGenerated > ago(5m)) | where long > 14.4 * 0.001 and short > 14.4 * 0.001'
  }
  {
    name: 'TahoonErrorsSteadyBurn'
    severity: 1
    window: 'PT6H'
    every: 'PT15M'
    query: 'AppRequests | where AppRoleName == \'gateway\' and Name !contains \'/health\' | summarize long = todouble(countif(toint(ResultCode) >= 500)) / count(), short = todouble(countif((toint(ResultCode) >= 500) and TimeGenerated > ago(30m))) / countif(TimeGenerated > ago(30m)) | where long > 6 * 0.001 and short > 6 * 0.001'
  }
  {
    name: 'TahoonErrorsSlowBurn'
    severity: 3
    window: 'P1D'
    every: 'PT1H'
    query: 'AppRequests | where AppRoleName == \'gateway\' and Name !contains \'/health\' | summarize long = todouble(countif(toint(ResultCode) >= 500)) / count(), short = todouble(countif((toint(ResultCode) >= 500) and TimeGenerated > ago(2h))) / countif(TimeGenerated > ago(2h)) | where long > 3 * 0.001 and short > 3 * 0.001'
  }
  {
    name: 'TahoonErrorsCreepingBurn'
    severity: 3
    window: 'P2D'
    every: 'PT3H'
    query: 'AppRequests | where AppRoleName == \'gateway\' and Name !contains \'/health\' | summarize long = todouble(countif(toint(ResultCode) >= 500)) / count(), short = todouble(countif((toint(ResultCode) >= 500) and TimeGenerated > ago(6h))) / countif(TimeGenerated > ago(6h)) | where long > 1 * 0.001 and short > 1 * 0.001'
  }
  {
    name: 'TahoonLatencyFastBurn'
    severity: 1
    window: 'PT1H'
    every: 'PT5M'
    query: 'AppRequests | where AppRoleName == \'gateway\' and Name !contains \'/health\' | summarize long = todouble(countif(DurationMs > 100)) / count(), short = todouble(countif((DurationMs > 100) and TimeGenerated > ago(5m))) / countif(TimeGenerated > ago(5m)) | where long > 14.4 * 0.05 and short > 14.4 * 0.05'
  }
  {
    name: 'TahoonLatencySteadyBurn'
    severity: 1
    window: 'PT6H'
    every: 'PT15M'
    query: 'AppRequests | where AppRoleName == \'gateway\' and Name !contains \'/health\' | summarize long = todouble(countif(DurationMs > 100)) / count(), short = todouble(countif((DurationMs > 100) and TimeGenerated > ago(30m))) / countif(TimeGenerated > ago(30m)) | where long > 6 * 0.05 and short > 6 * 0.05'
  }
  {
    name: 'TahoonLatencySlowBurn'
    severity: 3
    window: 'P1D'
    every: 'PT1H'
    query: 'AppRequests | where AppRoleName == \'gateway\' and Name !contains \'/health\' | summarize long = todouble(countif(DurationMs > 100)) / count(), short = todouble(countif((DurationMs > 100) and TimeGenerated > ago(2h))) / countif(TimeGenerated > ago(2h)) | where long > 3 * 0.05 and short > 3 * 0.05'
  }
  {
    name: 'TahoonLatencyCreepingBurn'
    severity: 3
    window: 'P2D'
    every: 'PT3H'
    query: 'AppRequests | where AppRoleName == \'gateway\' and Name !contains \'/health\' | summarize long = todouble(countif(DurationMs > 100)) / count(), short = todouble(countif((DurationMs > 100) and TimeGenerated > ago(6h))) / countif(TimeGenerated > ago(6h)) | where long > 1 * 0.05 and short > 1 * 0.05'
  }
  {
    name: 'TahoonAllocationsStayPending'
    severity: 1
    window: 'PT5M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'tahoon.scheduling.allocation.age\' and Properties[\'state\'] == \'pending\' | summarize worst = max(Max) | where worst > 90'
  }
  {
    name: 'TahoonCompensationsFrequent'
    severity: 3
    window: 'PT10M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'tahoon.saga.compensations\' | summarize worst = sum(Sum) | where worst > 120'
  }
  {
    name: 'TahoonOutboxLags'
    severity: 1
    window: 'PT5M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'tahoon.outbox.age\' | summarize worst = max(Max) by queue = tostring(Properties[\'queue\']) | where worst > 60'
  }
  {
    name: 'TahoonWorkGivenUp'
    severity: 3
    window: 'PT15M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'tahoon.work.tries\' and Properties[\'outcome\'] == \'dead\' | summarize worst = sum(Sum) by work = tostring(Properties[\'work\']) | where worst > 0'
  }
  {
    name: 'TahoonWorkIsNotTaken'
    severity: 1
    window: 'PT5M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'tahoon.work.due.age\' | summarize worst = max(Max) by work = tostring(Properties[\'work\']) | where worst > 60'
  }
  {
    name: 'TahoonCircuitOpen'
    severity: 3
    window: 'PT5M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'tahoon.circuit.open\' | summarize worst = min(Max) by circuit = tostring(Properties[\'circuit\']) | where worst > 0'
  }
  {
    name: 'TahoonPartnerFails'
    severity: 3
    window: 'PT5M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'tahoon.partner.call.duration\' | summarize failed = sumif(ItemCount, Properties[\'outcome\'] != \'done\'), all = sum(ItemCount) by partner = tostring(Properties[\'partner\']) | where failed > all / 2.0'
  }
  {
    name: 'TahoonPushesMayBeDoubled'
    severity: 3
    window: 'PT10M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'tahoon.partner.call.duration\' and Properties[\'partner\'] == \'fcm\' and Properties[\'outcome\'] == \'unknown\' | summarize worst = sum(ItemCount) | where worst > 30'
  }
  {
    name: 'TahoonDatabaseIsSlow'
    severity: 1
    window: 'PT5M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'db.client.operation.duration\' | summarize mean = sum(Sum) / sum(ItemCount) by database = tostring(Properties[\'db.namespace\']) | where mean > 0.1'
  }
  {
    name: 'TahoonCacheAway'
    severity: 3
    window: 'PT5M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'tahoon.gateway.shared_store.away\' | summarize worst = min(Max) | where worst > 0'
  }
  {
    name: 'TahoonShedsLoad'
    severity: 1
    window: 'PT5M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'tahoon.gateway.shed\' | summarize worst = sum(Sum) by reason = tostring(Properties[\'reason\']) | where worst > 0'
  }
  {
    name: 'TahoonTokenLockouts'
    severity: 3
    window: 'PT15M'
    every: 'PT5M'
    query: 'AppMetrics | where Name == \'tahoon.token.lockouts\' | summarize worst = sum(Sum) by kind = tostring(Properties[\'kind\']) | where worst > 0'
  }
]

// queues that hold what they should not; Service Bus tells no message's age, so messages that stay are counted
var queueAlerts = [
  { name: 'TahoonQueueIsNotEmptied', severity: 1, metric: 'ActiveMessages', threshold: 100, aggregation: 'Minimum' }
  { name: 'TahoonDeadLetters', severity: 3, metric: 'DeadletteredMessages', threshold: 0, aggregation: 'Average' }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource messaging 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: messagingName
}

resource told 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-tahoon'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'tahoon'
    enabled: true
    emailReceivers: [ { name: 'operators', emailAddress: email, useCommonAlertSchema: true } ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: alert.name
    location: location
    tags: tags
    properties: {
      displayName: alert.name
      description: 'docs/runbook.md has an entry for it.'
      severity: alert.severity
      enabled: true
      scopes: [ workspace.id ]
      evaluationFrequency: alert.every
      windowSize: alert.window
      autoMitigate: true
      criteria: {
        allOf: [
          { query: alert.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0, failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 } }
        ]
      }
      actions: { actionGroups: empty(email) ? [] : [ told.id ] }
    }
  }
]

resource queueRules 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in queueAlerts: {
    name: alert.name
    location: 'global'
    tags: tags
    properties: {
      description: 'docs/runbook.md has an entry for it.'
      severity: alert.severity
      enabled: true
      scopes: [ messaging.id ]
      evaluationFrequency: 'PT1M'
      windowSize: 'PT5M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.metric
            metricName: alert.metric
            operator: 'GreaterThan'
            threshold: alert.threshold
            timeAggregation: alert.aggregation
            dimensions: [ { name: 'EntityName', operator: 'Include', values: [ '*' ] } ]
          }
        ]
      }
      actions: empty(email) ? [] : [ { actionGroupId: told.id } ]
    }
  }
]
