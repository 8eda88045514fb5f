using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.SignIn;

/// <summary>A form that was sent after its session had ended, kept until its officer has signed in again. Nothing of it has been done.</summary>
/// <param name="OfficerId">Who opened it.</param>
/// <param name="Address">Where it was sent to, on this site.</param>
/// <param name="HasFiles">Files came with it; they are not kept.</param>
/// <param name="KeptAtTicks">Unix ticks.</param>
/// <param name="Fields">Name and value, in the order sent.</param>
public sealed record KeptForm(int OfficerId, string Address, bool HasFiles, long KeptAtTicks, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    const string View = "/SignIn/Resume.cshtml";

    /// <summary>The page on which one key sends it again.</summary>
    public ViewResult Page(IModelMetadataProvider metadata) =>
        new() { ViewName = View, ViewData = new ViewDataDictionary<KeptForm>(metadata, new ModelStateDictionary()) { Model = this } };
}

/// <summary>
/// Keeps forms, and gives them back. A form says under seal which officer opened it (<see cref="PostedFormTagHelper"/>): so only a form that this
/// site made is kept, and only that officer gets it back. It travels sealed through the sign-in page, in no address and no log.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, IClock clock)
{
    /// <summary>The hidden field that names the officer.</summary>
    public const string Officer = "__Officer";

    public const int Minutes = 30;

    const string Token = "__RequestVerificationToken";

    /// <summary>Bytes; a larger one brings files, and only its page is found again.</summary>
    const long Largest = 256 * 1024;

    readonly IDataProtector officerSeal = protection.CreateProtector("form's officer");
    readonly IDataProtector formSeal = protection.CreateProtector("kept form");

    public string SealOfficer(ClaimsPrincipal officer) => officerSeal.Protect(officer.OfficerId().ToString(CultureInfo.InvariantCulture));

    /// <summary>The form that was sent; null where it is no form that an officer opened here.</summary>
    public async Task<KeptForm?> ReadAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.ContentLength is null or > Largest) return null;
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (Open(officerSeal, form[Officer]) is not { } id) return null;
        var fields = form.Where(field => field.Key is not Officer and not Token).SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""));
        return new(int.Parse(id, CultureInfo.InvariantCulture), request.Path + request.QueryString, form.Files.Count > 0, clock.GetCurrentInstant().ToUnixTimeTicks(), [.. fields]);
    }

    public string Seal(KeptForm form) => formSeal.Protect(JsonSerializer.Serialize(form));

    /// <summary>Null where it was not sealed here, or too long ago.</summary>
    public KeptForm? Unseal(string? text) =>
        Open(formSeal, text) is { } json
        && JsonSerializer.Deserialize<KeptForm>(json) is { } form
        && clock.GetCurrentInstant() - Instant.FromUnixTimeTicks(form.KeptAtTicks) <= Duration.FromMinutes(Minutes)
            ? form
            : null;

    static string? Open(IDataProtector seal, string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : seal.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
