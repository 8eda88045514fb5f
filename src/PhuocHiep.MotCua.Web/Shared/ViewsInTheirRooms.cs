using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>
/// A controller's views lie beside it: the room is the last word of its namespace, however many controllers share it. What it does not find
/// there lies beside the controller that it derives from: an act on a dossier, in whichever room, shows the dossier's page.
/// </summary>
public sealed class ViewsInTheirRooms : IViewLocationExpander
{
    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo: var controller })
            context.Values["rooms"] = string.Join('/', Rooms(controller).Distinct());
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        context.Values.TryGetValue("rooms", out var rooms) ? [.. rooms!.Split('/').Select(room => $"/{room}/{{0}}.cshtml"), "/Shared/{0}.cshtml"] : ["/Shared/{0}.cshtml"];

    static IEnumerable<string> Rooms(Type controller)
    {
        for (var type = controller; type is { Namespace: { } name } && type.Assembly == controller.Assembly; type = type.BaseType) yield return name[(name.LastIndexOf('.') + 1)..];
    }
}
