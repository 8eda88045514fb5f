using System.CommandLine;
using System.Globalization;
using System.Text;
using PhuocHiep.MotCua;
using PhuocHiep.MotCua.Cli;
using PhuocHiep.MotCua.Cli.Verbs;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = VietnamTime.Culture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = VietnamTime.Culture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Bộ phận Một cửa: công việc phía sau quầy.")
{
    MigrateVerb.Command(),
    PrepareVerb.Command(),
    ImportVerb.Command(),
    ScanVerb.Command(),
    LettersVerb.Command(),
    KpiVerb.Command(),
    VerifyVerb.Command(),
    ExportVerb.Command(),
    DeadlineVerb.Command(),
    DemoVerb.Command(),
};
return await BackOffice.RunAsync(root, args);
