using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;

// the framework's own validation has no other way in, and its next version may move this one
#pragma warning disable ASP0029

namespace Tahoon.ServiceDefaults.Validation;

/// <summary>The validation that endpoints have, for what is read out of something else than a request's body.</summary>
public sealed class Validity(IOptions<ValidationOptions> options, IServiceProvider services)
{
    /// <summary>What is wrong with it, told as the framework tells it; null where nothing is.</summary>
    /// <typeparam name="T">A type that some endpoint of the service takes: for others no validation is generated.</typeparam>
    public async Task<Failure?> OfAsync<T>(T what, CancellationToken cancellation)
        where T : class
    {
        if (!options.Value.TryGetValidatableTypeInfo(typeof(T), out var info))
            throw new InvalidOperationException($"No validation was generated for {typeof(T).Name}.");

        var context = new ValidateContext
        {
            ValidationOptions = options.Value,
            ValidationContext = new ValidationContext(what, services, items: null),
        };
        await info.ValidateAsync(what, context, cancellation);
        return context.ValidationErrors is { Count: > 0 } errors ? Failures.Invalid(ProblemExtensions.CamelCased(errors)) : null;
    }
}
