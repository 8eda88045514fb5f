using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>What is wrong with a form, in the order of its fields: the order in which its class declares them. Model state itself sorts by the length of a name.</summary>
public static class ErrorsInOrder
{
    public static IEnumerable<(string Field, string Message)> Of(ViewDataDictionary view) =>
        view.ModelState
            .SelectMany(entry => (entry.Value?.Errors ?? []).Select(error => (entry.Key, error.ErrorMessage)))
            .OrderBy(error => Place(view.ModelMetadata, error.Key), StringComparer.Ordinal);

    /// <summary>`Papers[2].Copies` → `006002004`: place of the property, number in the list, place of the property.</summary>
    static string Place(ModelMetadata? model, string key)
    {
        var place = "";
        foreach (var step in key.Split('.'))
        {
            var (name, number) = step.Split('[', ']') is [var list, var index, ..] ? (list, index) : (step, "");
            var property = model?.Properties[name];
            place += (property is null ? 999 : Index(model!, property)).ToString("000", CultureInfo.InvariantCulture) + number.PadLeft(number.Length == 0 ? 0 : 3, '0');
            model = property?.ElementMetadata ?? property;
        }
        return place;
    }

    static int Index(ModelMetadata model, ModelMetadata property) => model.Properties.TakeWhile(other => other.Name != property.Name).Count();
}
