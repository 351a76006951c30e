using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tahoon.Catalogue.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OrganisationSettings",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CancellationCutoffMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganisationSettings", x => x.OrganisationId);
                    table.CheckConstraint("CK_OrganisationSettings_CancellationCutoffMinutes", "\"CancellationCutoffMinutes\" BETWEEN 0 AND 10080");
                    table.CheckConstraint("CK_OrganisationSettings_Currency", "\"Currency\" LIKE '___'");
                });

            migrationBuilder.CreateTable(
                name: "Providers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Gender = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    YearsOfExperience = table.Column<int>(type: "INTEGER", nullable: false),
                    PhotoUrl = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Biography_Ar = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Biography_En = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Name_Ar = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    SortName_Ar = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    SortName_En = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Providers", x => x.Id);
                    table.CheckConstraint("CK_Providers_Gender", "\"Gender\" IN ('female', 'male')");
                    table.CheckConstraint("CK_Providers_Name", "\"Name_En\" <> '' AND \"Name_Ar\" <> ''");
                    table.CheckConstraint("CK_Providers_SortName", "\"SortName_En\" <> '' AND \"SortName_Ar\" <> ''");
                    table.CheckConstraint("CK_Providers_YearsOfExperience", "\"YearsOfExperience\" BETWEEN 0 AND 80");
                });

            migrationBuilder.CreateTable(
                name: "Questions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Text_Ar = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Text_En = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Questions", x => x.Id);
                    table.CheckConstraint("CK_Questions_Kind", "\"Kind\" IN ('single', 'multiple', 'scale', 'text')");
                    table.CheckConstraint("CK_Questions_Position", "\"Position\" >= 1");
                    table.CheckConstraint("CK_Questions_Text", "\"Text_En\" <> '' AND \"Text_Ar\" <> ''");
                });

            migrationBuilder.CreateTable(
                name: "Specialities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name_Ar = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Specialities", x => x.Id);
                    table.CheckConstraint("CK_Specialities_Name", "\"Name_En\" <> '' AND \"Name_Ar\" <> ''");
                });

            migrationBuilder.CreateTable(
                name: "ProviderLanguages",
                columns: table => new
                {
                    ProviderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderLanguages", x => new { x.ProviderId, x.Language });
                    table.CheckConstraint("CK_ProviderLanguages_Language", "\"Language\" LIKE '__'");
                    table.ForeignKey(
                        name: "FK_ProviderLanguages_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProviderPrices",
                columns: table => new
                {
                    ProviderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DurationMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderPrices", x => new { x.ProviderId, x.DurationMinutes });
                    table.CheckConstraint("CK_ProviderPrices_AmountMinor", "\"AmountMinor\" >= 0");
                    table.CheckConstraint("CK_ProviderPrices_Currency", "\"Currency\" LIKE '___'");
                    table.CheckConstraint("CK_ProviderPrices_DurationMinutes", "\"DurationMinutes\" BETWEEN 5 AND 480");
                    table.ForeignKey(
                        name: "FK_ProviderPrices_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuestionOptions",
                columns: table => new
                {
                    QuestionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text_Ar = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text_En = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionOptions", x => new { x.QuestionId, x.Position });
                    table.CheckConstraint("CK_QuestionOptions_Text", "\"Text_En\" <> '' AND \"Text_Ar\" <> ''");
                    table.ForeignKey(
                        name: "FK_QuestionOptions_Questions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProviderSpecialities",
                columns: table => new
                {
                    ProviderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SpecialityId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderSpecialities", x => new { x.ProviderId, x.SpecialityId });
                    table.ForeignKey(
                        name: "FK_ProviderSpecialities_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProviderSpecialities_Specialities_SpecialityId",
                        column: x => x.SpecialityId,
                        principalTable: "Specialities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderSpecialities_SpecialityId",
                table: "ProviderSpecialities",
                column: "SpecialityId");

            migrationBuilder.CreateIndex(
                name: "IX_Providers_OrganisationId_Active",
                table: "Providers",
                columns: new[] { "OrganisationId", "Active" });

            migrationBuilder.CreateIndex(
                name: "IX_Providers_OrganisationId_Number",
                table: "Providers",
                columns: new[] { "OrganisationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Questions_OrganisationId_Position",
                table: "Questions",
                columns: new[] { "OrganisationId", "Position" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OrganisationSettings");

            migrationBuilder.DropTable(
                name: "ProviderLanguages");

            migrationBuilder.DropTable(
                name: "ProviderPrices");

            migrationBuilder.DropTable(
                name: "ProviderSpecialities");

            migrationBuilder.DropTable(
                name: "QuestionOptions");

            migrationBuilder.DropTable(
                name: "Providers");

            migrationBuilder.DropTable(
                name: "Specialities");

            migrationBuilder.DropTable(
                name: "Questions");
        }
    }
}
