// The terminal of a talk aloud: lines that stay, a line below them that changes, and keys as they are pressed.
#pragma once

#include <termios.h>

#include <cstdint>
#include <string>
#include <vector>

namespace sam::app {

struct KeyPress {
  enum class Kind : uint8_t { kLetter, kEnter, kEscape, kBackspace, kLeave } kind = Kind::kLetter;
  std::string letter{};  // one code point
};

/// What a terminal sent at once; arrows and the like are left out. What is begun and not whole stays in `bytes`.
std::vector<KeyPress> ReadKeys(std::string& bytes);

/// While it lives, keys come as they are pressed, Ctrl-C too, and the terminal shows none of them by itself.
class AloudScreen {
 public:
  enum class Keep : uint8_t { kBeginning, kEnd };

  AloudScreen();
  ~AloudScreen();
  AloudScreen(const AloudScreen&) = delete;
  AloudScreen& operator=(const AloudScreen&) = delete;
  /// A line that stays.
  void Say(const std::string& look, const std::string& text);
  /// What the line below says from now on; where it is too long for the terminal, that part of it.
  void Show(std::string text, Keep keep);

 private:
  void Draw();

  termios before_{};
  std::string status_;
  Keep keep_ = Keep::kBeginning;
};

}  // namespace sam::app
