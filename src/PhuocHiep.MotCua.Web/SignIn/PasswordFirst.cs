using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.SignIn;

/// <summary>A password that somebody else gave out is changed before anything else is done.</summary>
public sealed class PasswordFirst : IResourceFilter
{
    static readonly Type[] Open = [typeof(PasswordController), typeof(SignOutController), typeof(ErrorController)];

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (!context.HttpContext.User.HasClaim(claim => claim.Type == OfficerClaims.MustChangePassword)) return;
        if (context.ActionDescriptor is ControllerActionDescriptor action && Open.Contains(action.ControllerTypeInfo.AsType())) return;
        context.Result = new LocalRedirectResult("/password");
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
