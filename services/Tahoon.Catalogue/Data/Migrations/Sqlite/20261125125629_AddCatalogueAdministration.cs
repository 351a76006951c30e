using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Tahoon.ServiceDefaults.Auditing;

#nullable disable

namespace Tahoon.Catalogue.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddCatalogueAdministration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Active",
                table: "Specialities",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "FoldedAr",
                table: "Specialities",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "FoldedEn",
                table: "Specialities",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "Specialities",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Specialities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Providers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "CatalogueChanges",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Entry = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    ByKind = table.Column<int>(type: "INTEGER", nullable: false),
                    BySubject = table.Column<Guid>(type: "TEXT", nullable: false),
                    TraceId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogueChanges", x => new { x.EntryId, x.Version });
                    table.CheckConstraint("CK_CatalogueChanges_ByKind", "\"ByKind\" BETWEEN 1 AND 5");
                    table.CheckConstraint("CK_CatalogueChanges_Version", "\"Version\" >= 1");
                    table.CheckConstraint("CK_CatalogueChanges_What", "\"What\" IN ('provider', 'speciality')");
                });

            migrationBuilder.CreateTable(
                name: "Claims",
                columns: table => new
                {
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    RequestHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AllocationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    LeaseUntil = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    Finished = table.Column<bool>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Body = table.Column<string>(type: "TEXT", nullable: true),
                    Location = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ETag = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    About = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Claims", x => new { x.ApplicationId, x.KeyHash });
                    table.CheckConstraint("CK_Claims_Attempt", "\"Attempt\" >= 1");
                    table.CheckConstraint("CK_Claims_Finished", "(\"Finished\" = 0 AND \"Status\" IS NULL) OR (\"Finished\" = 1 AND \"Status\" IS NOT NULL)");
                });

            migrationBuilder.GiveSpecialitiesToOrganisations();

            migrationBuilder.CreateIndex(
                name: "IX_Specialities_OrganisationId_FoldedAr",
                table: "Specialities",
                columns: new[] { "OrganisationId", "FoldedAr" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Specialities_OrganisationId_FoldedEn",
                table: "Specialities",
                columns: new[] { "OrganisationId", "FoldedEn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CatalogueChanges_OrganisationId_At",
                table: "CatalogueChanges",
                columns: new[] { "OrganisationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Claims_About",
                table: "Claims",
                column: "About",
                filter: "\"About\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_CreatedAt",
                table: "Claims",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_SubjectId",
                table: "Claims",
                column: "SubjectId",
                unique: true);

            migrationBuilder.MakeAppendOnly("CatalogueChanges");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CatalogueChanges");

            migrationBuilder.DropTable(
                name: "Claims");

            migrationBuilder.DropIndex(
                name: "IX_Specialities_OrganisationId_FoldedAr",
                table: "Specialities");

            migrationBuilder.DropIndex(
                name: "IX_Specialities_OrganisationId_FoldedEn",
                table: "Specialities");

            migrationBuilder.DropColumn(
                name: "Active",
                table: "Specialities");

            migrationBuilder.DropColumn(
                name: "FoldedAr",
                table: "Specialities");

            migrationBuilder.DropColumn(
                name: "FoldedEn",
                table: "Specialities");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "Specialities");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Specialities");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Providers");
        }
    }
}
