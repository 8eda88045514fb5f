using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.RateLimiting;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.SignIn;

public sealed class SignInForm
{
    public string? UserName { get; set; }

    public string? Password { get; set; }

    public string? ReturnUrl { get; set; }

    /// <summary>A form that waits behind the password, under seal.</summary>
    public string? Kept { get; set; }
}

[AllowAnonymous, Route("/sign-in")]
public sealed class SignInController(SignInManager<Officer> signIn, KeptForms forms, IModelMetadataProvider metadata) : Controller
{
    [HttpGet]
    public IActionResult Get(string? returnUrl) =>
        User.IsOfficer() ? LocalRedirect(FirstPage()) : View("SignIn", new SignInForm { ReturnUrl = returnUrl });

    [HttpPost, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> PostAsync(SignInForm form)
    {
        if (string.IsNullOrWhiteSpace(form.UserName)) ModelState.AddModelError(nameof(form.UserName), "Nhập tên đăng nhập.");
        if (string.IsNullOrEmpty(form.Password)) ModelState.AddModelError(nameof(form.Password), "Nhập mật khẩu.");
        if (!ModelState.IsValid) return View("SignIn", form);

        var result = await signIn.PasswordSignInAsync(form.UserName!.Trim(), form.Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded) return GoOn(form);
        ModelState.AddModelError(nameof(form.UserName), result.IsLockedOut
            ? $"Tài khoản tạm khóa {OfficerCookie.LockoutMinutes} phút vì đã nhập sai mật khẩu {OfficerCookie.TriesBeforeLockout} lần. Hãy thử lại sau, hoặc nhờ người quản trị đặt lại mật khẩu."
            : "Tên đăng nhập hoặc mật khẩu không đúng.");
        return View("SignIn", form);
    }

    /// <summary>The sign-in page as the answer to a form whose session has ended.</summary>
    internal static Task AskAsync(HttpContext http, string kept, string? returnUrl)
    {
        var metadata = http.RequestServices.GetRequiredService<IModelMetadataProvider>();
        var page = new ViewResult
        {
            ViewName = "/SignIn/SignIn.cshtml",
            StatusCode = StatusCodes.Status401Unauthorized,
            ViewData = new ViewDataDictionary<SignInForm>(metadata, new ModelStateDictionary()) { Model = new SignInForm { Kept = kept, ReturnUrl = returnUrl } },
        };
        return page.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
    }

    /// <summary>Signing in has put the officer in this request.</summary>
    IActionResult GoOn(SignInForm form)
    {
        if (form.Kept is null) return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/sign-in");
        var kept = forms.Unseal(form.Kept);
        var dropped =
            kept is null ? "Biểu mẫu gửi dở đã để quá lâu nên đã bỏ, chưa ghi gì. Hãy làm lại."
            : kept.OfficerId != User.OfficerId() ? FormOfAnotherSession.Dropped
            : User.HasClaim(claim => claim.Type == OfficerClaims.MustChangePassword) ? "Mật khẩu vừa được cấp lại nên biểu mẫu gửi dở đã bỏ, chưa ghi gì. Đổi mật khẩu rồi làm lại."
            : null;
        if (dropped is null) return kept!.Page(metadata);
        TempData.Refuse(dropped);
        return LocalRedirect("/sign-in");
    }

    string FirstPage() =>
        User.Has(Role.Supervisor) ? "/kpi"
        : User.Has(Role.Clerk | Role.Officer) ? "/dossiers"
        : User.Has(Role.Administrator) ? "/staff"
        : "/";
}
