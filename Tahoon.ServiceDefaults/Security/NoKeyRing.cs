using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Tahoon.ServiceDefaults.Security;

/// <summary>
/// ASP.NET's authentication makes a data protection key at each start and would write it, in clear, to the profile of whoever
/// runs the service. Tokens need none: where a service does not say where its key ring is, the ring ends with the process.
/// </summary>
internal static class NoKeyRing
{
    public static void KeepNoKeyRing(this IServiceCollection services) =>
        services.PostConfigure<KeyManagementOptions>(options =>
        {
            if (options.XmlRepository is not null)
                return;

            options.XmlRepository = new InThisProcess();

            // nothing to hide it from: this also says so to the framework, which would warn
            options.XmlEncryptor ??= new NullXmlEncryptor();
        });

    private sealed class InThisProcess : IXmlRepository
    {
        private readonly Lock _turn = new();
        private readonly List<XElement> _keys = [];

        public IReadOnlyCollection<XElement> GetAllElements()
        {
            lock (_turn)
                return [.. _keys.Select(key => new XElement(key))];
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            lock (_turn)
                _keys.Add(new XElement(element));
        }
    }
}
