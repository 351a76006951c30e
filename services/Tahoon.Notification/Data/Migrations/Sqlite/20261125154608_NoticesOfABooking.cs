using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tahoon.Notification.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NoticesOfABooking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Notices_BookingId",
                table: "Notices",
                column: "BookingId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_BookingId",
                table: "Notices");
        }
    }
}
