// Who has the floor, whatever comes in whatever order: two bytes an event, frames, words for old and new recognitions, a button, what she does.
#include "speech/floor.h"

#include <algorithm>
#include <array>

#include "base/result.h"
#include "fuzz/fuzz.h"

namespace sam::fuzz {
namespace {

constexpr std::array<const char*, 8> kWords = {"", "mm-hm", "stop", "what is six times seven?", "so yesterday i went to the", "음", "그만", "오늘 날씨가 좋네요"};

/// What a talk relies on.
class Watched {
 public:
  void See(const Floor& floor, const std::vector<FloorAct>& acts) {
    SAM_CHECK(floor.needed_from_ms() >= 0 && floor.needed_from_ms() <= std::max<int64_t>(0, floor.now_ms()));
    for (const FloorAct& act : acts) {
      if (act.kind == FloorAct::Kind::kRecognise) {
        SAM_CHECK(act.id > asked && act.from_ms >= 0 && act.to_ms <= floor.now_ms());
        asked = act.id;
      }
      SAM_CHECK(act.kind != FloorAct::Kind::kTakeTurn || !act.words.empty());
    }
  }
  int asked = 0;
};

}  // namespace

std::vector<std::string> Seeds() {
  std::string spoken, over_her = "\x05\x02";
  for (int i = 0; i < 60; ++i) spoken += std::string("\x00\xf0", 2);
  for (int i = 0; i < 60; ++i) spoken += std::string("\x00\x02", 2);
  over_her += spoken + "\x01\x10" + "\x05\x03";
  return {spoken + "\x01\x18" + spoken, over_her, std::string("\x03\x01\x04\x01", 4) + spoken + "\x04\x02\x01\x20"};
}

void Try(std::string_view input) {
  Floor floor({.again_ms = input.size() % 2 == 0 ? 70 : 0});
  Watched watched;
  int64_t now = 0;
  for (size_t at = 0; at + 1 < input.size() && at < 20'000; at += 2) {
    const auto what = static_cast<unsigned char>(input[at]), value = static_cast<unsigned char>(input[at + 1]);
    switch (what % 6) {
      case 0: watched.See(floor, floor.Take({.end_ms = now += kFrameMs, .speech = static_cast<float>(value & 0x0F ? value & 0x0F : 15) / 15 * (value >= 0x80 ? 1.0f : 0.2f), .level_db = -static_cast<float>(value % 96), .pitch_hz = static_cast<float>(value)})); break;
      case 1: watched.See(floor, floor.Heard(watched.asked - value % 4, kWords[value / 4 % kWords.size()], value >= 0x80 ? Language::kKorean : Language::kEnglish)); break;
      case 2: watched.See(floor, floor.Failed(watched.asked - value % 4)); break;
      case 3: floor.SetMode(value % 2 == 0 ? Floor::Mode::kOpen : Floor::Mode::kPush); break;
      case 4: watched.See(floor, value % 2 == 0 ? floor.Release() : floor.Press()); break;
      default: watched.See(floor, floor.SheIs(static_cast<Floor::She>(value % 4), value >= 0x80)); break;
    }
  }
}

}  // namespace sam::fuzz
