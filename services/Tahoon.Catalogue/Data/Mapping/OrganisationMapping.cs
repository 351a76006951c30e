using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tahoon.Catalogue.Domain;

namespace Tahoon.Catalogue.Data.Mapping;

internal sealed class OrganisationSettingsMapping : IEntityTypeConfiguration<OrganisationSettings>
{
    public void Configure(EntityTypeBuilder<OrganisationSettings> builder)
    {
        builder.ToTable("OrganisationSettings", table =>
        {
            table.HasCheckConstraint(
                "CK_OrganisationSettings_CancellationCutoffMinutes", "\"CancellationCutoffMinutes\" BETWEEN 0 AND 10080");
            table.HasCheckConstraint("CK_OrganisationSettings_Currency", "\"Currency\" LIKE '___'");
        });
        builder.HasKey(settings => settings.OrganisationId);
        builder.Property(settings => settings.OrganisationId).ValueGeneratedNever();
        builder.Property(settings => settings.Currency).HasMaxLength(3).IsUnicode(false);
    }
}

internal sealed class DirectoryMarkMapping : IEntityTypeConfiguration<DirectoryMark>
{
    public void Configure(EntityTypeBuilder<DirectoryMark> builder)
    {
        builder.ToTable("DirectoryMarks");
        builder.HasKey(mark => mark.OrganisationId);
        builder.Property(mark => mark.OrganisationId).ValueGeneratedNever();
    }
}

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    private const int TextLength = 500;

    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.ToTable("Questions", table =>
        {
            table.HasCheckConstraint("CK_Questions_Kind", "\"Kind\" IN ('single', 'multiple', 'scale', 'text')");
            table.HasCheckConstraint("CK_Questions_Position", "\"Position\" >= 1");
            table.HasCheckConstraint("CK_Questions_Text", "\"Text_En\" <> '' AND \"Text_Ar\" <> ''");
        });
        builder.HasKey(question => question.Id);
        builder.Property(question => question.Id).ValueGeneratedNever();
        builder.HasIndex(question => new { question.OrganisationId, question.Position }).IsUnique();
        builder.Property(question => question.Kind).HasMaxLength(10).IsUnicode(false);
        builder.ComplexProperty(question => question.Text, text => text.OfAtMost(TextLength));
        builder.HasMany(question => question.Options).WithOne().HasForeignKey(option => option.QuestionId);
    }
}

internal sealed class QuestionOptionMapping : IEntityTypeConfiguration<QuestionOption>
{
    private const int TextLength = 200;

    public void Configure(EntityTypeBuilder<QuestionOption> builder)
    {
        builder.ToTable("QuestionOptions", table =>
            table.HasCheckConstraint("CK_QuestionOptions_Text", "\"Text_En\" <> '' AND \"Text_Ar\" <> ''"));
        builder.HasKey(option => new { option.QuestionId, option.Position });
        builder.ComplexProperty(option => option.Text, text => text.OfAtMost(TextLength));
    }
}

internal static class LocalTextMapping
{
    public static void OfAtMost(this ComplexPropertyBuilder<LocalText> text, int length)
    {
        text.Property(local => local.En).HasMaxLength(length);
        text.Property(local => local.Ar).HasMaxLength(length);
    }
}
