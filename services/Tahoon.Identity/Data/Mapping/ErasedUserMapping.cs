using Microsoft.EntityFrameworkCore;
using Tahoon.Identity.Domain;

namespace Tahoon.Identity.Data;

internal static class ErasedUserMapping
{
    public static void MapErasedUsers(this ModelBuilder model) => model.Entity<ErasedUser>(row =>
    {
        row.ToTable("ErasedUsers");
        row.Property(user => user.Id).ValueGeneratedNever();
        row.HasOne<Organisation>().WithMany()
            .HasForeignKey(user => user.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    });
}
