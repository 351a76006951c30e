using Microsoft.Extensions.DependencyInjection;
using Tahoon.Catalogue.Features.Graph;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Testing;

namespace Tahoon.Catalogue.Tests.Graph;

public sealed class SchemaTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    [Fact]
    public async Task The_schema_is_the_one_that_was_agreed_on()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var verified = Repository.At("tests", "Tahoon.Security.Tests", "Documents", "v1.verified.graphql");
        var agreed = File.Exists(verified) ? await File.ReadAllTextAsync(verified, cancellation) : "";

        var received = catalogue.Services.GetRequiredService<CatalogueGraph>().Sdl.ReplaceLineEndings("\n");

        if (agreed == received)
            return;

        var other = Path.ChangeExtension(Path.ChangeExtension(verified, null), "received.graphql");
        await File.WriteAllTextAsync(other, received, cancellation);
        Assert.Fail($"The schema is not the one of {verified}. Where the change is meant, and old clients go on working: mv {other} {verified}");
    }
}
