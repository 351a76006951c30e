using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;

#nullable disable

namespace Tahoon.Identity.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddPrivacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "About",
                table: "Claims",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessTrail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    ByKind = table.Column<int>(type: "int", nullable: false),
                    BySubject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ByApplication = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Action = table.Column<int>(type: "int", nullable: false),
                    What = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    ThingId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TraceId = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessTrail", x => x.Id);
                    table.CheckConstraint("CK_AccessTrail_Action", "\"Action\" BETWEEN 1 AND 3");
                    table.CheckConstraint("CK_AccessTrail_ByKind", "\"ByKind\" BETWEEN 1 AND 5");
                });

            migrationBuilder.CreateTable(
                name: "ErasedUsers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ErasedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ErasedUsers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ErasedUsers_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Claims_About",
                table: "Claims",
                column: "About",
                filter: "\"About\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AccessTrail_At",
                table: "AccessTrail",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AccessTrail_UserId_At",
                table: "AccessTrail",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ErasedUsers_OrganisationId",
                table: "ErasedUsers",
                column: "OrganisationId");

            migrationBuilder.MakeAppendOnly(AccessMapping.Table, RetentionPeriods.ShortestAccessTrailDays);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.LetChange(AccessMapping.Table);

            migrationBuilder.DropTable(
                name: "AccessTrail");

            migrationBuilder.DropTable(
                name: "ErasedUsers");

            migrationBuilder.DropIndex(
                name: "IX_Claims_About",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "About",
                table: "Claims");
        }
    }
}
