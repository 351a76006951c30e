using Refit;

namespace Tahoon.Load.Flows;

/// <summary>The audited API at the gateway, as its clients see it.</summary>
internal interface ITahoon
{
    [Post("/api/auth/token")]
    Task<ApiResponse<TokenAnswer>> TokenAsync([Body] TokenQuestion question, CancellationToken cancellation);

    [Post("/api/user/register")]
    Task<ApiResponse<UserAnswer>> RegisterAsync(
        [Authorize("Bearer")] string token, [Body] UserQuestion question, CancellationToken cancellation);

    [Get("/api/user/getassessmentquestions")]
    Task<IApiResponse> QuestionsAsync([Authorize("Bearer")] string token, CancellationToken cancellation);

    [Get("/api/careprovider/getcataloguedataforfilters")]
    Task<IApiResponse> FiltersAsync([Authorize("Bearer")] string token, CancellationToken cancellation);

    [Get("/api/careprovider/getcareprovidersprofiledata")]
    Task<IApiResponse> ProfileAsync([Authorize("Bearer")] string token, [Query] string providerId, CancellationToken cancellation);

    [Post("/api/careprovider/getcareproviderslistwithschedule")]
    Task<ApiResponse<SearchAnswer>> SearchAsync(
        [Authorize("Bearer")] string token, [Body] SearchQuestion question, CancellationToken cancellation);

    [Post("/api/careprovider/getcareproviderschedule")]
    Task<ApiResponse<ScheduleAnswer>> ScheduleAsync(
        [Authorize("Bearer")] string token, [Body] ScheduleQuestion question, CancellationToken cancellation);

    [Post("/api/sessionbooking/booksession")]
    Task<ApiResponse<BookAnswer>> BookAsync(
        [Authorize("Bearer")] string token, [Body] BookQuestion question, CancellationToken cancellation);

    [Post("/api/sessionbooking/cancelbooking")]
    Task<IApiResponse> CancelAsync([Authorize("Bearer")] string token, [Body] CancelQuestion question, CancellationToken cancellation);
}
