// QR codes (ISO/IEC 18004) for a terminal and for a page.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace sam {

struct QrCode {
  int width = 0;           // modules a side, without the quiet zone
  std::vector<bool> dark;  // row by row
  bool At(int x, int y) const { return x >= 0 && y >= 0 && x < width && y < width && dark[static_cast<size_t>(y * width + x)]; }
};

/// With 15 % of error correction. kInvalidArgument where the text is too long.
Result<QrCode> EncodeQr(const std::string& text);
/// Two rows of modules a line, black on white whatever the terminal's colours are, with a quiet zone of 4 modules.
std::string QrForTerminal(const QrCode& code);
/// Black on white, one unit a module, with a quiet zone of 4.
std::string QrAsSvg(const QrCode& code);

}  // namespace sam
