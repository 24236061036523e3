#include "server/qr_code.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

namespace sam {
namespace {
constexpr int kQuiet = 4;
}

Result<QrCode> EncodeQr(const std::string& text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (!made) return Fail(ErrorCode::kInvalidArgument, fmt::format("{} bytes are too much for a QR code", text.size()));
  QrCode code{.width = made->width, .dark = {}};
  const auto modules = static_cast<size_t>(code.width * code.width);
  for (size_t i = 0; i < modules; ++i) code.dark.push_back((made->data[i] & 1) != 0);
  return code;
}

std::string QrForTerminal(const QrCode& code) {
  std::string out;
  for (int y = -kQuiet; y < code.width + kQuiet; y += 2) {
    out += "\033[30;107m";
    for (int x = -kQuiet; x < code.width + kQuiet; ++x) {
      const bool upper = code.At(x, y), lower = code.At(x, y + 1);
      out += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
    }
    out += "\033[0m\n";
  }
  return out;
}

std::string QrAsSvg(const QrCode& code) {
  const int side = code.width + 2 * kQuiet;
  std::string path;
  for (int y = 0; y < code.width; ++y)
    for (int x = 0; x < code.width; ++x) {
      if (!code.At(x, y) || code.At(x - 1, y)) continue;
      int run = 1;
      while (code.At(x + run, y)) ++run;
      path += fmt::format("M{} {}h{}v1h-{}z", x + kQuiet, y + kQuiet, run, run);
    }
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" shape-rendering="crispEdges"><rect width="{0}" height="{0}" fill="#fff"/><path d="{1}" fill="#000"/></svg>)", side, path);
}

}  // namespace sam
