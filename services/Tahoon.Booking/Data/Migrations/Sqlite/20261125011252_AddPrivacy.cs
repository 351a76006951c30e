using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;

#nullable disable

namespace Tahoon.Booking.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessTrail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    ByKind = table.Column<int>(type: "INTEGER", nullable: false),
                    BySubject = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByApplication = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Action = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    ThingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TraceId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessTrail", x => x.Id);
                    table.CheckConstraint("CK_AccessTrail_Action", "\"Action\" BETWEEN 1 AND 3");
                    table.CheckConstraint("CK_AccessTrail_ByKind", "\"ByKind\" BETWEEN 1 AND 5");
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UserKeys",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProtectedKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 1000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    BookedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true),
                    DestroyedAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserKeys", x => x.UserId);
                    table.CheckConstraint("CK_UserKeys_Destroyed", "(\"ProtectedKey\" IS NULL AND \"DestroyedAt\" IS NOT NULL) OR (\"ProtectedKey\" IS NOT NULL AND \"DestroyedAt\" IS NULL)");
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

            migrationBuilder.MakeAppendOnly("BookingEvents");
            migrationBuilder.MakeAppendOnly(AccessMapping.Table, RetentionPeriods.ShortestAccessTrailDays);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.LetChange(AccessMapping.Table);
            migrationBuilder.LetChange("BookingEvents");

            migrationBuilder.DropTable(
                name: "AccessTrail");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "UserKeys");

            migrationBuilder.DropIndex(
                name: "IX_Claims_About",
                table: "Claims");

            migrationBuilder.DropColumn(
                name: "About",
                table: "Claims");
        }
    }
}
