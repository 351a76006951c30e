namespace Tahoon.ServiceDefaults.Faults;

/// <summary>Makes each call of another service a point where the process may be ordered to die.</summary>
internal sealed class DeadlyCalls(OrderedDeath death) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var point = CallPoint.Of(request);
        death.Pass(point, after: false);
        var answer = await base.SendAsync(request, cancellationToken);
        death.Pass(point, after: true);
        return answer;
    }
}
