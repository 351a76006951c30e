using System.Net;
using System.Text;
using Tahoon.AppHost.Embedded;

namespace Tahoon.AppHost.Tests.Model;

public sealed class OperatorCommandsTests
{
    [Fact]
    public async Task Both_post_to_an_operators_endpoint_under_a_token_that_identity_gives_for_the_key()
    {
        var service = new ProjectResource("service", new Somewhere());
        var identity = new ProjectResource("identity", new Somewhere());
        identity.Definition.Endpoints.Add(new EndpointDefinition("http", "http", null) { Url = "http://127.0.0.1:1234" });
        var commands = new OperatorCommands(new EndpointReference(identity, "http"), "the operator's key");
        commands.AddReplay(new ResourceBuilder<ProjectResource>(null!, service));
        commands.AddReset(new ResourceBuilder<ProjectResource>(null!, service));

        Assert.Equal(
            ["/internal/ops/dead-letters/replay", "/internal/ops/demonstration"],
            service.Definition.HttpCommands.Select(command => command.Path));
        foreach (var command in service.Definition.HttpCommands)
        {
            var tokens = new Tokens();
            using var client = new HttpClient(tokens);
            using var request = new HttpRequestMessage();
            Assert.NotNull(command.Options.ConfirmationMessage);

            await command.Options.PrepareRequest!(new() { HttpClient = client, Request = request, CancellationToken = default });

            Assert.Equal("Bearer a-token", request.Headers.Authorization?.ToString());
            Assert.Equal(
                ["POST http://127.0.0.1:1234/internal/ops/tokens", "{\"grant_type\":\"client_credentials\",\"client_secret\":\"the operator\\u0027s key\"}"],
                tokens.Asked);
        }
    }

    private sealed class Somewhere : IProjectMetadata
    {
        public string ProjectPath => "";

        public string TargetPath => "";
    }

    private sealed class Tokens : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add($"{request.Method} {request.RequestUri}");
            Asked.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"access_token":"a-token"}""", Encoding.UTF8, "application/json")
            };
        }
    }
}
