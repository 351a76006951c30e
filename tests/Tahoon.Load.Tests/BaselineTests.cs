using System.Security.Cryptography;
using Tahoon.AuditedBaseline;
using Tahoon.AuditedBaseline.Storage;
using Xunit;

namespace Tahoon.Load.Tests;

public sealed class BaselineTests
{
    private static readonly Wish Wish = new(Guid.NewGuid(), Guid.NewGuid(), new DateTime(2030, 1, 1, 9, 0, 0, DateTimeKind.Utc), 30);

    [Fact]
    public void What_is_sealed_opens_as_it_was()
    {
        Assert.Equal(Wish, Envelope.Of(Wish).Open());
        Assert.DoesNotContain(Wish.UserId.ToString(), Envelope.Of(Wish).Payload, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_changed_on_the_way_does_not() =>
        Assert.Throws<CryptographicException>(() => (Envelope.Of(Wish) with { Hash = Envelope.Of(Wish with { Minutes = 60 }).Hash }).Open());

    [Fact]
    public void Its_procedures_book_a_slot_once()
    {
        var folder = Directory.CreateTempSubdirectory("tahoon-baseline-");
        try
        {
            var databases = new Databases(folder.FullName);
            databases.Create();
            var slot = new SlotXml { ProviderId = Wish.ProviderId, UserId = Wish.UserId, Start = Wish.Start, End = Wish.Start.AddMinutes(30) };

            Assert.True(Procedure.Call("ValidateSlot", slot, databases.ValidateSlot).Free);
            Procedure.Call("SaveSchedule", slot, databases.SaveSchedule);

            Assert.False(Procedure.Call("ValidateSlot", slot, databases.ValidateSlot).Free);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
