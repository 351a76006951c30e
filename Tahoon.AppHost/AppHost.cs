using Microsoft.Extensions.Configuration;
using Tahoon.AppHost;

// The whole system, in Aspire's app model. Compiled in both stacks: what runs it and where SQL, Redis and the queue
// come from is chosen elsewhere, so the topology is written once.
var builder = DistributedApplication.CreateBuilder(args);

var environment = builder.Configuration["environment"] ?? "Development";
var replicas = builder.Configuration.GetValue("replicas", 1);
var gatewayPort = builder.Configuration.GetValue("gateway-port", 8080);

var infrastructure = builder.AddInfrastructure();

// each that asks Identity for service tokens has a secret of its own, and Identity knows them all
string[] askers = ["scheduling", "catalogue", "booking", "notification", "gateway"];
var serviceSecrets = askers.ToDictionary(name => name, name => Secret($"{name}-service-secret", 48));
var identifierKey = Secret("identifier-key", 64);
var videoSdkApiKey = Secret("videosdk-api-key", 36);
var videoSdkSecret = Secret("videosdk-secret", 64);

var partners = builder.AddProject<Projects.Tahoon_PartnerSimulators>("partners", launchProfileName: null)
    .WithArgs("--data", Path.Combine(builder.DataFolder(), "partners"))
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment)
    .WithEnvironment("Partners__VideoSdk__ApiKey", videoSdkApiKey)
    .WithEnvironment("Partners__VideoSdk__Secret", videoSdkSecret)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health/ready");

var identity = AddService<Projects.Tahoon_Identity>("identity");
var scheduling = AddService<Projects.Tahoon_Scheduling>("scheduling");
var catalogue = AddService<Projects.Tahoon_Catalogue>("catalogue");
var booking = AddService<Projects.Tahoon_Booking>("booking");
var notification = AddService<Projects.Tahoon_Notification>("notification");

// signing keys and service tokens come from Identity; these references make no one wait
identity.WithReference(catalogue).WithReference(booking).WithReference(notification);
foreach (var (name, secret) in serviceSecrets)
    identity.WithEnvironment($"Tahoon__ServiceSecrets__{name}", secret);

scheduling.WithReference(identity).WithReference(catalogue).WithReference(booking);
catalogue.WithReference(identity).WithReference(scheduling);
booking.WithReference(identity).WithReference(catalogue).WithReference(scheduling);
notification.WithReference(identity).WithReference(booking);

booking.WithReference(partners)
    .WithEnvironment("Partners__VideoSdk__BaseUrl", Partner("VideoSdk:BaseUrl", "http://partners"))
    .WithEnvironment("Partners__VideoSdk__ApiKey", videoSdkApiKey)
    .WithEnvironment("Partners__VideoSdk__Secret", videoSdkSecret);
notification.WithReference(partners)
    .WithEnvironment("Partners__Fcm__BaseUrl", Partner("Fcm:BaseUrl", "http://partners"))
    .WithEnvironment("Partners__Fcm__TokenUrl", Partner("Fcm:TokenUrl", "http://partners/token"));

AddProgram<Projects.Tahoon_Gateway>("gateway")
    .WithReference(infrastructure.Cache)
    .WithReference(identity)
    .WithReference(catalogue)
    .WithReference(scheduling)
    .WithReference(booking)
    .WithReference(notification)
    .WaitFor(infrastructure.Cache)
    .WithHttpEndpoint(port: gatewayPort is 0 ? null : gatewayPort)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health/ready")
    .WithReplicas(replicas);

await builder.Build().RunAsync();

// A service of its own database: migrated by one run of itself before any replica starts.
IResourceBuilder<ProjectResource> AddService<TProject>(string name) where TProject : IProjectMetadata, new()
{
    var database = infrastructure.AddDatabase($"{name}-db");
    var migrations = AddStateful<TProject>($"{name}-migrations", database).WithArgs("--migrate").WaitFor(database);
    return AddStateful<TProject>(name, database)
        .WaitForCompletion(migrations)
        .WaitFor(infrastructure.Cache)
        .WaitFor(infrastructure.Messaging)
        .WithHttpEndpoint()
        .WithHttpHealthCheck("/health/ready")
        .WithReplicas(replicas);
}

IResourceBuilder<ProjectResource> AddStateful<TProject>(
    string name, IResourceBuilder<IResourceWithConnectionString> database) where TProject : IProjectMetadata, new() =>
    AddProgram<TProject>(name)
        .WithReference(database)
        .WithReference(infrastructure.Cache)
        .WithReference(infrastructure.Messaging);

IResourceBuilder<ProjectResource> AddProgram<TProject>(string name) where TProject : IProjectMetadata, new()
{
    var program = builder.AddProject<TProject>(name, launchProfileName: null)
        .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment)
        .WithEnvironment("Tahoon__IdentifierKey", identifierKey);
    return serviceSecrets.TryGetValue(name, out var secret) ? program.WithEnvironment("Tahoon__ServiceSecret", secret) : program;
}

IResourceBuilder<ParameterResource> Secret(string name, int length) =>
    builder.AddParameter(name, new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: true);

// the simulators, unless a real partner is configured
string Partner(string key, string simulator) => builder.Configuration[$"Partners:{key}"] ?? simulator;
