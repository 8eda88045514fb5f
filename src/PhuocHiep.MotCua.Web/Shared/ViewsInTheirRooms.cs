using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>A controller's views lie beside it: the room is the last word of its namespace, however many controllers share it.</summary>
public sealed class ViewsInTheirRooms : IViewLocationExpander
{
    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo.Namespace: { } name })
            context.Values["room"] = name[(name.LastIndexOf('.') + 1)..];
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        context.Values.TryGetValue("room", out var room) ? [$"/{room}/{{0}}.cshtml", "/Shared/{0}.cshtml"] : ["/Shared/{0}.cshtml"];
}
