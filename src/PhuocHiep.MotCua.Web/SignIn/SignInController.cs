using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.SignIn;

public sealed class SignInForm
{
    public string? UserName { get; set; }

    public string? Password { get; set; }

    public string? ReturnUrl { get; set; }
}

[AllowAnonymous, Route("/sign-in")]
public sealed class SignInController(SignInManager<Officer> signIn) : Controller
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
        if (result.Succeeded) return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/sign-in");
        ModelState.AddModelError(nameof(form.UserName), result.IsLockedOut
            ? $"Tài khoản tạm khóa {OfficerCookie.LockoutMinutes} phút vì đã nhập sai mật khẩu {OfficerCookie.TriesBeforeLockout} lần. Hãy thử lại sau, hoặc nhờ người quản trị đặt lại mật khẩu."
            : "Tên đăng nhập hoặc mật khẩu không đúng.");
        return View("SignIn", form);
    }

    string FirstPage() =>
        User.Has(Role.Supervisor) ? "/kpi"
        : User.Has(Role.Clerk | Role.Officer) ? "/dossiers"
        : User.Has(Role.Administrator) ? "/staff"
        : "/";
}
