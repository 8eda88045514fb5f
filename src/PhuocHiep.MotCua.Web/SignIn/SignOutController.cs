using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Web.SignIn;

[Route("/sign-out")]
public sealed class SignOutController(SignInManager<Officer> signIn) : Controller
{
    [HttpPost]
    public async Task<IActionResult> PostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }
}
