using Microsoft.AspNetCore.Identity;

namespace PhuocHiep.MotCua.Web.SignIn;

/// <summary>What Identity refuses, in the office's words.</summary>
public sealed class IdentityWords : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"Mật khẩu cần ít nhất {length} ký tự.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Say(nameof(PasswordRequiresUniqueChars), $"Mật khẩu cần ít nhất {uniqueChars} ký tự khác nhau.");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "Mật khẩu đang dùng không đúng.");

    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), $"Tên đăng nhập “{userName}” đã có người dùng.");

    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), "Tên đăng nhập chỉ gồm chữ không dấu, chữ số và các dấu . - _");

    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), "Người khác vừa thay đổi tài khoản này; hãy tải lại trang rồi làm lại.");

    public override IdentityError DefaultError() => Say(nameof(DefaultError), "Không thực hiện được; hãy thử lại.");

    static IdentityError Say(string code, string words) => new() { Code = code, Description = words };
}
