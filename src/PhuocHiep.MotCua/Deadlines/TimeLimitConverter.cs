using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhuocHiep.MotCua.Deadlines;

/// <summary>A limit lies in the archive as it is spoken: `5 working-days`.</summary>
public sealed class TimeLimitConverter() : ValueConverter<TimeLimit, string>(limit => limit.ToString(), text => TimeLimit.Parse(text));
