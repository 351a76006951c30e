using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Tahoon.ServiceDefaults.Auditing;

#nullable disable

namespace Tahoon.Booking.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddPolicies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Policies",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CancellationCutoffMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    RescheduleCutoffMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    LateCancelRefundPercent = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    ByKind = table.Column<int>(type: "INTEGER", nullable: false),
                    BySubject = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Policies", x => new { x.OrganisationId, x.Version });
                    table.CheckConstraint("CK_Policies_Cancellation", "\"CancellationCutoffMinutes\" BETWEEN 0 AND 10080");
                    table.CheckConstraint("CK_Policies_Refund", "\"LateCancelRefundPercent\" BETWEEN 0 AND 100");
                    table.CheckConstraint("CK_Policies_Reschedule", "\"RescheduleCutoffMinutes\" BETWEEN 0 AND 10080");
                    table.CheckConstraint("CK_Policies_Version", "\"Version\" >= 1");
                });
            migrationBuilder.MakeAppendOnly("Policies");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Policies");
        }
    }
}
