using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.SignIn;

public sealed class PasswordForm
{
    public string? Current { get; set; }

    public string? New { get; set; }

    public string? Again { get; set; }
}

/// <summary>Đổi mật khẩu, by the officer himself.</summary>
[Route("/password")]
public sealed class PasswordController(MotCuaDb db, UserManager<Officer> officers, SignInManager<Officer> signIn) : Controller
{
    [HttpGet]
    public IActionResult Get() => View("Password", new PasswordForm());

    [HttpPost]
    public async Task<IActionResult> PostAsync(PasswordForm form)
    {
        if (string.IsNullOrEmpty(form.Current)) ModelState.AddModelError(nameof(form.Current), "Nhập mật khẩu đang dùng.");
        if (string.IsNullOrEmpty(form.New)) ModelState.AddModelError(nameof(form.New), "Nhập mật khẩu mới.");
        else if (form.New == form.Current) ModelState.AddModelError(nameof(form.New), "Mật khẩu mới phải khác mật khẩu đang dùng.");
        else if (form.New != form.Again) ModelState.AddModelError(nameof(form.Again), "Hai lần nhập mật khẩu mới không giống nhau.");
        if (!ModelState.IsValid) return View("Password", form);

        var officer = await db.OfficerAsync(User);
        officer.MustChangePassword = false;
        var result = await officers.ChangePasswordAsync(officer, form.Current!, form.New!);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
                ModelState.AddModelError(error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? nameof(form.Current) : nameof(form.New), error.Description);
            return View("Password", form);
        }
        await signIn.RefreshSignInAsync(officer);
        this.Say("Đã đổi mật khẩu.");
        return LocalRedirect("/sign-in");
    }
}
